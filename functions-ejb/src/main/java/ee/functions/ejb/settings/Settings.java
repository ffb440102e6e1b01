// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.settings;

import ee.functions.ejb.cors.Origins;
import ee.functions.runtime.egress.EgressProxy;
import ee.functions.runtime.egress.EgressRules;
import ee.functions.runtime.egress.MalformedEgressEntry;
import ee.functions.runtime.engine.EngineKind;
import ee.functions.runtime.guard.Quota;
import ee.functions.runtime.guard.Quotas;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads every {@link Setting} once, when the application starts: system property, then environment variable, then
 * MicroProfile Config if the server has it, then default. A value outside its bounds throws {@link InvalidSetting}, which
 * fails the deployment.
 */
@ApplicationScoped
public class Settings {
    private static final int ENVIRONMENT_KEY_BYTES = 32;
    private static final Set<Setting> ADDRESSES = EnumSet.of(
            Setting.HTTP_PUBLIC_BASE, Setting.SECURITY_TOKEN_URL, Setting.SECURITY_KEYS_URL, Setting.CONSOLE_ISSUER);
    /** What a bearer token may consist of (RFC 6750), and long enough that nobody guesses it. */
    private static final Pattern SCRAPE_TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]{32,256}=*");

    private static final Pattern FIELD_NAME = Pattern.compile("(?=.*[\\p{L}\\p{N}])[-_\\p{L}\\p{N}]{1,64}");

    /** No second slash at its start: browsers would take it for the address of another server. */
    private static final Pattern PATH = Pattern.compile("/(?:[-._~A-Za-z0-9][-._~A-Za-z0-9/]*)?");

    private final Map<Setting, String> texts = new EnumMap<>(Setting.class);
    /** Whole numbers by the ordinal of their setting: they are asked for on the way of every invocation. */
    private final long[] numbers = new long[Setting.values().length];

    private final Quotas quotas;
    private final Set<EngineKind> engines;

    /** Reads the sources of this server. */
    public Settings() {
        this(Settings::fromServer);
    }

    /** Reads the given source instead of the server's; null from the source means that the setting is not set there. */
    public Settings(Function<Setting, @Nullable String> source) {
        for (Setting setting : Setting.values()) {
            String given = source.apply(setting);
            String text = given == null || given.isBlank() ? setting.defaultText() : given.strip();
            check(setting, text);
            if (text != null) {
                texts.put(setting, text);
                if (setting.type() == SettingType.INTEGER) {
                    numbers[setting.ordinal()] = Long.parseLong(text);
                }
            }
        }
        checkStream();
        Quotas values = Quotas.defaults();
        for (Setting setting : Setting.values()) {
            Quota quota = setting.quota();
            values = quota == null ? values : values.with(quota, number(setting));
        }
        quotas = values;
        engines = list(Setting.ENGINE_ALLOWED).stream()
                .map(EngineKind::of)
                .flatMap(Optional::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns what is counted of an invocation and does not stop it. */
    public Quotas quotas() {
        return quotas;
    }

    /** Returns the engines that versions may use; at least one. */
    public Set<EngineKind> engines() {
        return engines;
    }

    /** Returns the value of a whole-number setting. */
    public int number(Setting setting) {
        return Math.toIntExact(amount(setting));
    }

    /** Returns the value of a whole-number setting that may be larger than an int. */
    public long amount(Setting setting) {
        require(setting, SettingType.INTEGER);
        return numbers[setting.ordinal()];
    }

    /** Returns the value of a whole-number setting whose unit is milliseconds, seconds, hours or days. */
    public Duration duration(Setting setting) {
        return switch (setting.unit()) {
            case "ms" -> Duration.ofMillis(number(setting));
            case "s" -> Duration.ofSeconds(number(setting));
            case "hours" -> Duration.ofHours(number(setting));
            case "days" -> Duration.ofDays(number(setting));
            default -> throw new IllegalArgumentException(setting + " is not a duration");
        };
    }

    /** Returns the text of a setting that always has one. */
    public String text(Setting setting) {
        String text = texts.get(setting);
        if (text == null) {
            throw new IllegalArgumentException(setting + " has no value; ask for the optional text");
        }
        return text;
    }

    /** Returns the text of a setting, empty if it is not set. */
    public Optional<String> optionalText(Setting setting) {
        return Optional.ofNullable(texts.get(setting));
    }

    /** Returns the texts of a list, empty if nothing is set. */
    public List<String> list(Setting setting) {
        require(setting, SettingType.LIST);
        return split(texts.get(setting));
    }

    private static List<String> split(@Nullable String list) {
        return list == null
                ? List.of()
                : Arrays.stream(list.split(",", -1))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty())
                        .toList();
    }

    /** Returns the key that encrypts environment variables: 32 bytes. */
    public byte[] environmentKey() {
        return Base64.getDecoder().decode(text(Setting.ENVIRONMENT_KEY));
    }

    private static void require(Setting setting, SettingType type) {
        if (setting.type() != type) {
            throw new IllegalArgumentException(setting + " is not of type " + type);
        }
    }

    private static void check(Setting setting, @Nullable String text) {
        switch (setting.type()) {
            case INTEGER -> checkNumber(setting, text);
            case CHOICE -> checkChoice(setting, text);
            case SECRET -> checkKey(setting, text);
            case TEXT -> {
                if (text == null) {
                    throw new InvalidSetting(setting, "must not be blank.");
                } else if (setting == Setting.CONSOLE_API_BASE
                        && !PATH.matcher(text).matches()) {
                    throw new InvalidSetting(
                            setting, "must be a path that begins with one slash, but is '" + text + "'.");
                }
            }
            case OPTIONAL_TEXT -> {
                if (text != null && ADDRESSES.contains(setting)) {
                    checkAddress(setting, text);
                } else if (setting == Setting.METRICS_SCRAPE_TOKEN && text != null) {
                    checkScrapeToken(setting, text);
                } else if (setting == Setting.EGRESS_PROXY && text != null) {
                    checkProxy(setting, text);
                } else if (setting == Setting.STREAM_RABBITMQ_URI && text != null) {
                    checkBroker(setting, text);
                }
            }
            case LIST -> {
                if (setting == Setting.ENGINE_ALLOWED) {
                    checkEngines(setting, split(text));
                } else if (setting == Setting.INVOCATION_CORS_ORIGINS) {
                    checkOrigins(setting, split(text));
                } else if (setting == Setting.EVENT_REDACTED_FIELDS) {
                    checkNames(setting, split(text));
                } else {
                    checkEntries(setting, split(text));
                }
            }
        }
    }

    /** What the chosen kind of stream cannot do without. */
    private void checkStream() {
        String kind = text(Setting.STREAM_KIND).toLowerCase(Locale.ROOT);
        Setting needed = switch (kind) {
            case "rabbitmq" -> Setting.STREAM_RABBITMQ_URI;
            case "jms" -> Setting.STREAM_JMS_TOPIC;
            default -> null;
        };
        if (needed != null && !texts.containsKey(needed)) {
            throw new InvalidSetting(
                    needed,
                    "is not set, but " + Setting.STREAM_KIND.key() + " is " + kind + ". It takes: " + needed.unit()
                            + ".");
        }
    }

    private static void checkNumber(Setting setting, @Nullable String text) {
        try {
            long number = Long.parseLong(String.valueOf(text));
            if (number >= setting.minimum() && number <= setting.maximum()) {
                return;
            }
        } catch (NumberFormatException notANumber) {
            // falls through to the sentence that names the bounds
        }
        throw new InvalidSetting(
                setting,
                "must be a whole number from " + setting.minimum() + " to " + setting.maximum() + " (" + setting.unit()
                        + "), but is '" + text + "'.");
    }

    private static void checkChoice(Setting setting, @Nullable String text) {
        if (text == null
                || !Arrays.asList(setting.unit().split(", | or ", -1)).contains(text.toLowerCase(Locale.ROOT))) {
            throw new InvalidSetting(setting, "must be " + setting.unit() + ", but is '" + text + "'.");
        }
    }

    private static void checkKey(Setting setting, @Nullable String text) {
        String howTo = " It takes the base64 text of " + ENVIRONMENT_KEY_BYTES
                + " random bytes; make one with: openssl rand -base64 32. Keep it: without it the environment variables"
                + " of existing versions cannot be read.";
        if (text == null) {
            throw new InvalidSetting(setting, "is not set." + howTo);
        }
        try {
            if (Base64.getDecoder().decode(text).length == ENVIRONMENT_KEY_BYTES) {
                return;
            }
        } catch (IllegalArgumentException notBase64) {
            // falls through: the value itself must not be repeated
        }
        throw new InvalidSetting(setting, "is not the base64 text of " + ENVIRONMENT_KEY_BYTES + " bytes." + howTo);
    }

    private static void checkEngines(Setting setting, List<String> ids) {
        if (ids.isEmpty() || ids.stream().anyMatch(id -> EngineKind.of(id).isEmpty())) {
            throw new InvalidSetting(
                    setting,
                    "must name one or more of "
                            + Arrays.stream(EngineKind.values())
                                    .map(EngineKind::id)
                                    .collect(Collectors.joining(", "))
                            + ", separated by commas, but is '" + String.join(",", ids) + "'.");
        }
    }

    private static void checkOrigins(Setting setting, List<String> origins) {
        if (!origins.equals(List.of(Origins.NONE)) && !origins.stream().allMatch(Origins::isOrigin)) {
            throw new InvalidSetting(
                    setting, "must be " + Origins.NONE + ", or entries separated by commas, each " + Origins.ALLOWED);
        }
    }

    private static void checkNames(Setting setting, List<String> names) {
        if (!names.stream().allMatch(name -> FIELD_NAME.matcher(name).matches())) {
            throw new InvalidSetting(
                    setting,
                    "must be names separated by commas, each of 1 to 64 letters, digits, hyphens and underscores, with a"
                            + " letter or a digit among them.");
        }
    }

    /** All other lists are of targets. */
    private static void checkEntries(Setting setting, List<String> entries) {
        try {
            EgressRules.parse(entries);
        } catch (MalformedEgressEntry malformed) {
            throw new InvalidSetting(
                    setting,
                    "has an entry at position " + (malformed.index() + 1) + " that is not well-formed: "
                            + malformed.getMessage() + ".");
        }
    }

    private static void checkProxy(Setting setting, String text) {
        try {
            EgressProxy.of(text, null, null);
        } catch (IllegalArgumentException wrong) {
            throw new InvalidSetting(
                    setting, wrong.getMessage() + ", without credentials; they have settings of their own.");
        }
    }

    private static void checkAddress(Setting setting, String text) {
        try {
            URI address = URI.create(text);
            if (address.getHost() != null
                    && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
                return;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // falls through to the sentence that says what is allowed
        }
        throw new InvalidSetting(setting, "must be an absolute http or https address, but is '" + text + "'.");
    }

    /** The value itself is a secret and is not repeated. */
    private static void checkScrapeToken(Setting setting, String text) {
        if (!SCRAPE_TOKEN.matcher(text).matches()) {
            throw new InvalidSetting(
                    setting, "must be 32 to 256 letters, digits, and -._~+/=; make one with: openssl rand -hex 32.");
        }
    }

    /** The value itself holds a password and is not repeated. */
    private static void checkBroker(Setting setting, String text) {
        try {
            URI address = URI.create(text);
            if (address.getHost() != null
                    && ("amqp".equals(address.getScheme()) || "amqps".equals(address.getScheme()))) {
                return;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // falls through to the sentence that says what is allowed
        }
        throw new InvalidSetting(
                setting,
                "must be an address such as amqps://user:password@host:5671/vhost, of the scheme amqp or amqps, with what is"
                        + " special in user and password percent-encoded.");
    }

    private static @Nullable String fromServer(Setting setting) {
        String text = System.getProperty(setting.key());
        if (text == null) {
            text = System.getenv(setting.environmentName());
        }
        return text == null ? MicroProfileSource.read(setting.key()) : text;
    }
}
