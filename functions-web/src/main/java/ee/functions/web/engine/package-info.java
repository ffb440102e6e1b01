// SPDX-License-Identifier: Apache-2.0
@NullMarked
package ee.functions.web.engine;

import org.jspecify.annotations.NullMarked;
