// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

/**
 * In which form a request reaches a handler of the styles {@code default} and {@code handler}; {@code onInvoke} is handed
 * a Request in every form.
 */
public enum InvocationForm {
    /** An HTTP request: the parsed body is the data, an HTTP event the event. */
    HTTP,
    /** The text of the body is data and event, and a result is answered as it is. */
    RAW,
    /** The body is JSON that a trigger made, and is data and event. */
    MESSAGES
}
