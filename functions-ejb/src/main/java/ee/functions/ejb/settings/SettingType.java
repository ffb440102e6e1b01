// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.settings;

/** What the text of a setting must look like. */
public enum SettingType {
    /** A whole number within bounds. */
    INTEGER("whole number"),
    /** Any text that is not blank. */
    TEXT("text"),
    /** Any text, or nothing. */
    OPTIONAL_TEXT("text, optional"),
    /** Texts separated by commas, or nothing. */
    LIST("list"),
    /** One of the words that the unit lists. */
    CHOICE("one of"),
    /** A text that must be given and is never shown. */
    SECRET("secret, required");

    private final String label;

    SettingType(String label) {
        this.label = label;
    }

    /** Returns how the documentation names the type. */
    public String label() {
        return label;
    }
}
