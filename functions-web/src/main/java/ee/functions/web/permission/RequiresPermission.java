// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.permission;

import ee.functions.ejb.permission.Permission;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** States the permissions of which a caller needs at least one to use a resource method. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface RequiresPermission {
    /** Returns the permissions; one of them is enough. */
    Permission[] value();

    /** Returns whether a token of a site is refused whatever its permissions. */
    boolean usersOnly() default false;
}
