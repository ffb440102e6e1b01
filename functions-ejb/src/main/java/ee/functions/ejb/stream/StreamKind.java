// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.stream;

import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import java.util.Locale;

/** Where events go: the setting {@code functions.stream.kind}. */
enum StreamKind {
    /** Nowhere; nothing is stored for the stream. */
    OFF,
    /** To a topic exchange of RabbitMQ. */
    RABBITMQ,
    /** To a topic of the server's own messaging. */
    JMS;

    static StreamKind of(Settings settings) {
        return valueOf(settings.text(Setting.STREAM_KIND).toUpperCase(Locale.ROOT));
    }
}
