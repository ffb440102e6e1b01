// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

/** What an author uploaded as the code of a version. */
public sealed interface VersionSource permits SourceModule, SourceArchive {

    /** The name of the module that exports the entry point: the only one of a single file, a path within an archive. */
    String fileName();
}
