// SPDX-License-Identifier: Apache-2.0
package ee.functions.console;

import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** What of the settings the console needs. None of it is secret: whoever opens the page reads it. */
@ApplicationScoped
public class ConsoleSettings {
    private static final System.Logger LOG = System.getLogger(ConsoleSettings.class.getName());

    @Inject
    Settings settings;

    /** Returns whether the console is served. */
    public boolean served() {
        return !"off".equalsIgnoreCase(settings.text(Setting.CONSOLE_MODE));
    }

    /**
     * Returns where scripts of the page may send requests besides this server: to the identity provider, if one is set that can be
     * read. An unreadable one keeps nobody from starting the server; the page then says that it cannot be reached.
     */
    public Optional<String> providerOrigin() {
        return settings.optionalText(Setting.CONSOLE_ISSUER).flatMap(ConsoleSettings::origin);
    }

    /** Returns the JSON that the page reads before it does anything else. */
    public String json() {
        var json = Json.createObjectBuilder()
                .add("apiBase", stripped(settings.text(Setting.CONSOLE_API_BASE)))
                .add("clientId", settings.text(Setting.CONSOLE_CLIENT_ID))
                .add("roleClient", settings.text(Setting.SECURITY_AUDIENCE_CLIENT))
                .add("siteClaim", settings.text(Setting.SECURITY_SITE_CLAIM))
                .add(
                        "limits",
                        Json.createObjectBuilder()
                                .add("concurrentInvocations", settings.number(Setting.SITE_CONCURRENT_INVOCATIONS))
                                .add("functions", settings.number(Setting.SITE_FUNCTION_COUNT))
                                .add("codeBytes", settings.number(Setting.VERSION_CODE_BYTES))
                                .add("environmentBytes", settings.number(Setting.VERSION_ENVIRONMENT_BYTES))
                                .add("runTimeMs", settings.number(Setting.INVOCATION_RUN_TIME_LIMIT_MS))
                                .add("kvTimeToLiveHours", settings.number(Setting.KV_TIME_TO_LIVE_HOURS))
                                .add("logRetentionHours", settings.number(Setting.LOG_RETENTION_HOURS))
                                .add("tags", settings.number(Setting.FUNCTION_TAGS))
                                .add("schedules", settings.number(Setting.SITE_SCHEDULE_COUNT)));
        settings.optionalText(Setting.CONSOLE_ISSUER)
                .ifPresentOrElse(issuer -> json.add("issuer", stripped(issuer)), () -> json.addNull("issuer"));
        return json.build().toString();
    }

    private static Optional<String> origin(String address) {
        try {
            URI uri = new URI(address);
            if (uri.getScheme() != null && uri.getRawAuthority() != null) {
                return Optional.of(uri.getScheme() + "://" + uri.getRawAuthority());
            }
        } catch (URISyntaxException unreadable) {
            LOG.log(System.Logger.Level.DEBUG, "The issuer cannot be read", unreadable);
        }
        LOG.log(System.Logger.Level.WARNING, "{0} is no address: {1}", Setting.CONSOLE_ISSUER.key(), address);
        return Optional.empty();
    }

    private static String stripped(String address) {
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}
