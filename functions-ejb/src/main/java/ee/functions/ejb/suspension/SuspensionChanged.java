// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.suspension;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A suspension began or was ended; observed after its transaction.
 *
 * @param siteId the site
 * @param integrationId the integration of the function, null if the whole site is meant
 */
public record SuspensionChanged(String siteId, @Nullable UUID integrationId) {}
