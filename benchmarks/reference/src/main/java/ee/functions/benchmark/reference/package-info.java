// SPDX-License-Identifier: Apache-2.0
/** What the server itself takes for a request. */
@org.jspecify.annotations.NullMarked
package ee.functions.benchmark.reference;
