// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.fake;

import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import java.util.EnumMap;
import java.util.Map;

/** Settings with their defaults, a fixed key, and what a test wants otherwise. */
public final class TestSettings {
    /** The base64 text of 32 zero bytes. */
    public static final String KEY = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private final Map<Setting, String> texts = new EnumMap<>(Setting.class);

    private TestSettings() {
        texts.put(Setting.ENVIRONMENT_KEY, KEY);
    }

    public static Settings defaults() {
        return new TestSettings().build();
    }

    public static TestSettings with(Setting setting, String text) {
        return new TestSettings().and(setting, text);
    }

    public TestSettings and(Setting setting, String text) {
        texts.put(setting, text);
        return this;
    }

    public Settings build() {
        return new Settings(texts::get);
    }
}
