// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.build.Artifact;
import java.time.LocalDate;
import java.util.Map;

/**
 * All that makes a version runnable.
 *
 * @param versionId the version
 * @param functionId the function it belongs to
 * @param siteId the site the function belongs to
 * @param fileName the name that stack traces show
 * @param artifact what the build made of it
 * @param environment its environment variables
 * @param compatibilityDate the behaviour it asked for
 */
public record ProgramSource(
        String versionId,
        String functionId,
        String siteId,
        String fileName,
        Artifact artifact,
        Map<String, String> environment,
        LocalDate compatibilityDate) {

    public ProgramSource {
        environment = Map.copyOf(environment);
    }

    /** Leaves the environment out, so that no log ever shows a value of it. */
    @Override
    public String toString() {
        return "ProgramSource[version " + versionId + " of function " + functionId + "]";
    }
}
