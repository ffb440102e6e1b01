// SPDX-License-Identifier: Apache-2.0
/** What belongs to every request: its id, its address as the caller sees it, ids in paths, content negotiation. */
@NullMarked
package ee.functions.web.request;

import org.jspecify.annotations.NullMarked;
