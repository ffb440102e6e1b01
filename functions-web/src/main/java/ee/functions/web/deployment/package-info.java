// SPDX-License-Identifier: Apache-2.0
/** Deployments over HTTP: which version answers, and which answered before. */
@NullMarked
package ee.functions.web.deployment;

import org.jspecify.annotations.NullMarked;
