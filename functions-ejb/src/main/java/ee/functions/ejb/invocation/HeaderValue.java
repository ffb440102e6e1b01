// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

/** One HTTP header; a name may come several times. */
public record HeaderValue(String name, String value) {}
