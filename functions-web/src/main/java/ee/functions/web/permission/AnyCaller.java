// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.permission;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * States that a resource method answers everybody with a valid token, whatever its permissions, and also if it names no site:
 * because it tells callers nothing but what their own token says.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AnyCaller {}
