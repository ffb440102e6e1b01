// SPDX-License-Identifier: Apache-2.0
/** What this server has counted since its start, as Prometheus reads it. */
@NullMarked
package ee.functions.ejb.metric;

import org.jspecify.annotations.NullMarked;
