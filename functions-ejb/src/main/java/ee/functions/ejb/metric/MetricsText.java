// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.metric;

/**
 * Metrics as they are sent.
 *
 * @param contentType the media type with its version
 * @param body the text in UTF-8, not shared with anybody
 */
@SuppressWarnings("ArrayRecordComponent") // it is sent, never compared
public record MetricsText(String contentType, byte[] body) {}
