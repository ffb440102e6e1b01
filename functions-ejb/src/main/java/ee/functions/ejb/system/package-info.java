// SPDX-License-Identifier: Apache-2.0
/** What an administrator of the server wants to know of it. */
@NullMarked
package ee.functions.ejb.system;

import org.jspecify.annotations.NullMarked;
