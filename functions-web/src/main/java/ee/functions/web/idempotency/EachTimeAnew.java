// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.idempotency;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * States that a resource method is carried out for every request, whatever idempotency key it comes with: because it only reads,
 * or because a write to the database before and after it would cost too much.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface EachTimeAnew {}
