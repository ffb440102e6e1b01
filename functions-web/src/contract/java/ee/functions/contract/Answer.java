// SPDX-License-Identifier: Apache-2.0
package ee.functions.contract;

import java.util.List;
import java.util.Map;

/**
 * An answer of the application, and what was asked for.
 *
 * @param method the method of the request
 * @param path the path of the request relative to the address of the application, percent-encoded, without a query
 * @param status the status
 * @param headers the headers by their names, in any case
 * @param body the body, empty if there is none
 */
public record Answer(String method, String path, int status, Map<String, List<String>> headers, String body) {}
