// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.host.RunnableVersion;
import java.util.UUID;

/** The version that answers, ready to run. */
record TargetVersion(UUID versionId, RunnableVersion runnable) {}
