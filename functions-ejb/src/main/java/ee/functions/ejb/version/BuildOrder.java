// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import ee.functions.runtime.build.SourceModule;

/** What the build of one task needs. */
record BuildOrder(TaskKey task, SourceModule source) {}
