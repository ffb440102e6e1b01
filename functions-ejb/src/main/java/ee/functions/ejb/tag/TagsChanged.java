// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.tag;

import java.util.UUID;

/** Tags of a function point to other versions than before; observed after the transaction of the change. */
public record TagsChanged(UUID functionId, UUID integrationId) {}
