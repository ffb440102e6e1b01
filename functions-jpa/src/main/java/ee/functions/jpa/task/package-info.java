// SPDX-License-Identifier: Apache-2.0

/** Tasks: the asynchronous creation of versions. */
@NullMarked
package ee.functions.jpa.task;

import org.jspecify.annotations.NullMarked;
