// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ee.functions.ejb.fake.TestSettings;
import ee.functions.runtime.engine.EngineKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @Test
    void defaultsCountWhereNothingIsSet() {
        Settings settings = TestSettings.defaults();
        assertThat(settings.number(Setting.SITE_CONCURRENT_INVOCATIONS)).isEqualTo(20);
        assertThat(settings.duration(Setting.INVOCATION_RUN_TIME_LIMIT_MS)).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.duration(Setting.LOG_RETENTION_HOURS)).isEqualTo(Duration.ofHours(72));
        assertThat(settings.list(Setting.EGRESS_ALLOW)).isEmpty();
        assertThat(settings.optionalText(Setting.HTTP_PUBLIC_BASE)).isEmpty();
        assertThat(settings.environmentKey()).hasSize(32);
    }

    @Test
    void listIsSplitAtCommas() {
        Settings settings =
                TestSettings.with(Setting.EGRESS_ALLOW, " localhost:8090, db ,").build();
        assertThat(settings.list(Setting.EGRESS_ALLOW)).containsExactly("localhost:8090", "db");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "10001", "twenty", "99999999999999999999", "-1"})
    void numberOutsideItsBoundsNamesKeyAndBounds(String text) {
        TestSettings settings = TestSettings.with(Setting.SITE_CONCURRENT_INVOCATIONS, text);
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(settings::build)
                .withMessageContaining("functions.site.concurrent-invocations")
                .withMessageContaining("FUNCTIONS_SITE_CONCURRENT_INVOCATIONS")
                .withMessageContaining("1 to 10000");
    }

    @Test
    void missingKeySaysHowToMakeOne() {
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(() -> new Settings(setting -> null))
                .withMessageContaining("functions.environment.key")
                .withMessageContaining("openssl rand -base64 32");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c2hvcnQ=", "not base64 at all!"})
    void wrongKeyIsNotRepeated(String key) {
        TestSettings settings = TestSettings.with(Setting.ENVIRONMENT_KEY, key);
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(settings::build)
                .withMessageContaining("32 bytes")
                .withMessageNotContaining(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"too short", "a234567890123456789012345678901", "spaces 7890123456789012345678901234"})
    void aScrapeTokenThatIsEasyToGuessIsRefusedAndNotRepeated(String token) {
        TestSettings settings = TestSettings.with(Setting.METRICS_SCRAPE_TOKEN, token);
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(settings::build)
                .withMessageContaining("functions.metrics.scrape-token")
                .withMessageContaining("openssl rand -hex 32")
                .withMessageNotContaining(token);
    }

    @Test
    void unknownChoiceNamesTheChoices() {
        TestSettings settings = TestSettings.with(Setting.DATABASE_MIGRATION, "maybe");
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(settings::build)
                .withMessageContaining("auto, validate or off");
    }

    @Test
    void publicBaseMustBeAnAddress() {
        TestSettings settings = TestSettings.with(Setting.HTTP_PUBLIC_BASE, "functions.example.com");
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(settings::build)
                .withMessageContaining("absolute http or https address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"faas", "//elsewhere.example.com", "https://elsewhere.example.com/faas", "/faas?x"})
    void consoleFindsTheRestInterfaceOnItsOwnServerAlone(String base) {
        TestSettings settings = TestSettings.with(Setting.CONSOLE_API_BASE, base);
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(settings::build)
                .withMessageContaining("functions.console.api-base");
    }

    @Test
    void systemPropertyCounts() {
        System.setProperty(Setting.ENVIRONMENT_KEY.key(), TestSettings.KEY);
        System.setProperty(Setting.SITE_FUNCTION_COUNT.key(), "7");
        try {
            assertThat(new Settings().number(Setting.SITE_FUNCTION_COUNT)).isEqualTo(7);
        } finally {
            System.clearProperty(Setting.ENVIRONMENT_KEY.key());
            System.clearProperty(Setting.SITE_FUNCTION_COUNT.key());
        }
    }

    @Test
    void askingForAnotherTypeIsRefused() {
        Settings settings = TestSettings.defaults();
        assertThatIllegalArgumentException().isThrownBy(() -> settings.number(Setting.SECURITY_SITE_CLAIM));
        assertThatIllegalArgumentException().isThrownBy(() -> settings.duration(Setting.SITE_FUNCTION_COUNT));
        assertThatIllegalArgumentException().isThrownBy(() -> settings.text(Setting.HTTP_PUBLIC_BASE));
    }

    @Test
    void malformedEgressEntryIsNamedByItsPosition() {
        TestSettings settings = TestSettings.with(Setting.EGRESS_DENY, "a.example, 10.0.0.1/8");
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(settings::build)
                .withMessageContaining("functions.egress.deny")
                .withMessageContaining("position 2");
    }

    @Test
    void enginesAreThoseThatAreNamed() {
        assertThat(TestSettings.defaults().engines()).containsExactlyInAnyOrder(EngineKind.values());
        assertThat(TestSettings.with(Setting.ENGINE_ALLOWED, " v8 ,").build().engines())
                .containsExactly(EngineKind.V8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"V8", "nashorn,node", ","})
    void unknownEngineNamesThoseThatThereAre(String text) {
        TestSettings settings = TestSettings.with(Setting.ENGINE_ALLOWED, text);
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(settings::build)
                .withMessageContaining("functions.engine.allowed")
                .withMessageContaining("nashorn, v8");
    }

    @Test
    void proxyWithCredentialsIsNotRepeated() {
        TestSettings settings = TestSettings.with(Setting.EGRESS_PROXY, "http://me:hidden@proxy:3128");
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(settings::build)
                .withMessageContaining("http://host:port")
                .withMessageNotContaining("hidden");
    }

    @Test
    void streamNeedsWhatItsKindIsReachedBy() {
        TestSettings rabbitMq = TestSettings.with(Setting.STREAM_KIND, "RabbitMQ");
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(rabbitMq::build)
                .withMessageContaining("functions.stream.rabbitmq-uri")
                .withMessageContaining("functions.stream.kind is rabbitmq");
        TestSettings jms = TestSettings.with(Setting.STREAM_KIND, "jms");
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(jms::build)
                .withMessageContaining("functions.stream.jms-topic");
        assertThat(jms.and(Setting.STREAM_JMS_TOPIC, "java:/jms/topic/events")
                        .build()
                        .optionalText(Setting.STREAM_JMS_TOPIC))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://me:hidden@host", "hidden", "amqp://me:hid den@host", "amqps:hidden"})
    void addressOfRabbitMqIsCheckedAndNotRepeated(String address) {
        TestSettings settings = TestSettings.with(Setting.STREAM_RABBITMQ_URI, address);
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(settings::build)
                .withMessageContaining("amqps://user:password@host")
                .withMessageNotContaining("hid");
    }

    @Test
    void egressDefaultIsOneOfTwoWords() {
        TestSettings settings = TestSettings.with(Setting.EGRESS_DEFAULT, "all");
        assertThatExceptionOfType(InvalidSetting.class)
                .isThrownBy(settings::build)
                .withMessageContaining("public or none");
    }
}
