// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.function;

import java.util.UUID;

/** What callers may change of a function has changed; observed after the transaction of the change. */
public record FunctionUpdated(UUID functionId, UUID integrationId) {}
