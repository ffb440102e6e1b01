// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.log;

import java.util.UUID;

/** Which invocation a log entry belongs to. */
public record InvocationKey(String siteId, UUID functionId, UUID versionId, UUID invocationId) {}
