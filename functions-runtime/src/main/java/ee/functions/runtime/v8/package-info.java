// SPDX-License-Identifier: Apache-2.0
/** V8 as an engine, through Javet; there only if an administrator has installed the native library. */
@NullMarked
package ee.functions.runtime.v8;

import org.jspecify.annotations.NullMarked;
