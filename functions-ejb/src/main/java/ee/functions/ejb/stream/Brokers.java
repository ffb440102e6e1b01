// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.stream;

import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Gives the broker of the settings. The classes of the other kind are not even loaded: the server need not have them. */
@ApplicationScoped
public class Brokers {
    @Inject
    Settings settings;

    /** Returns the broker, empty while the stream is off; it is not connected yet. */
    public Optional<Broker> chosen() {
        return switch (StreamKind.of(settings)) {
            case OFF -> Optional.empty();
            case RABBITMQ ->
                Optional.of(new RabbitMqBroker(
                        settings.optionalText(Setting.STREAM_RABBITMQ_URI).orElseThrow(),
                        settings.text(Setting.STREAM_EXCHANGE)));
            case JMS ->
                Optional.of(JmsBroker.of(
                        settings.text(Setting.STREAM_JMS_CONNECTION_FACTORY),
                        settings.optionalText(Setting.STREAM_JMS_TOPIC).orElseThrow()));
        };
    }
}
