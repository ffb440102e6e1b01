// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.schedule;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.limit.Utf8;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.tag.TagName;
import org.jspecify.annotations.Nullable;

/** What name, description and payload of a scheduled trigger may be, and how many triggers a site may have. */
record ScheduleRules(int triggers, int payloadBytes) {
    static final String TAG = "tag";

    private static final int MAXIMUM_NAME = 255;
    private static final int MAXIMUM_DESCRIPTION = 2000;

    static ScheduleRules from(Settings settings) {
        return new ScheduleRules(
                settings.number(Setting.SITE_SCHEDULE_COUNT), settings.number(Setting.SCHEDULE_PAYLOAD_BYTES));
    }

    static void checkName(String name) {
        if (name.isBlank() || isTooLong(name, MAXIMUM_NAME)) {
            throw FunctionsException.invalid(
                    "name",
                    "1 to " + MAXIMUM_NAME
                            + " characters, not only spaces, without the NUL character or half surrogate pairs.");
        }
    }

    static void checkDescription(@Nullable String description) {
        if (description != null && isTooLong(description, MAXIMUM_DESCRIPTION)) {
            throw FunctionsException.invalid(
                    "description", "at most 2,000 characters, without the NUL character or half surrogate pairs.");
        }
    }

    void checkPayload(@Nullable String payload) {
        if (payload != null && (Utf8.length(payload) > payloadBytes || !Utf8.isStorable(payload))) {
            throw FunctionsException.invalid(
                    "payload",
                    "JSON of at most " + payloadBytes + " bytes (" + Setting.SCHEDULE_PAYLOAD_BYTES.key() + ").");
        }
    }

    /** Checks how the tag is written; a version may be given it later, so none need have it now. */
    static void checkTag(@Nullable String tag) {
        if (tag != null) {
            TagName.check(TAG, tag);
        }
    }

    /**
     * Returns if one more trigger fits.
     *
     * @param existing how many there are; exact, so the site is locked
     */
    void checkRoom(long existing) {
        if (existing >= triggers) {
            throw new FunctionsException(
                    ErrorCode.SCHEDULE_LIMIT_REACHED,
                    "The site already has " + existing + " scheduled triggers; at most " + triggers + " are allowed ("
                            + Setting.SITE_SCHEDULE_COUNT.key() + ").");
        }
    }

    private static boolean isTooLong(String text, int characters) {
        return text.codePointCount(0, text.length()) > characters || !Utf8.isStorable(text);
    }
}
