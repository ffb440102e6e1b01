// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.permission;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * States that a resource method answers everybody, without a token. Its path must be among the
 * {@link PublicAddresses} too, and its name must be in the list of the test that guards all endpoints.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface PublicEndpoint {}
