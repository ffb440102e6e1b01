// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import java.util.UUID;

/** A task and the function whose version it creates. */
record TaskKey(UUID functionId, UUID taskId) {}
