// SPDX-License-Identifier: Apache-2.0
/** Deployments: which version of a function answers, and since when. */
@NullMarked
package ee.functions.ejb.deployment;

import org.jspecify.annotations.NullMarked;
