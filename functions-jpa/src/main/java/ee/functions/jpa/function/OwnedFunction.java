// SPDX-License-Identifier: Apache-2.0
package ee.functions.jpa.function;

import ee.functions.jpa.site.SiteEntity;

/** A function with the site that owns it. */
public record OwnedFunction(FunctionEntity function, SiteEntity site) {}
