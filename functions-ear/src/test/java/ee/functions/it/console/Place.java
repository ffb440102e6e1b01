// SPDX-License-Identifier: Apache-2.0
package ee.functions.it.console;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * Every page of the console, and what opens on some of them. Names in braces stand for ids of {@link LivelySite}. The places of a
 * page come one after the other, the page itself first.
 */
enum Place {
    OVERVIEW("site", "/", Shown.IN_BOTH_COLOURS),
    FUNCTIONS("functions", "/functions", Shown.IN_BOTH_COLOURS),
    NEW_FUNCTION("new-function", "/functions/new", Shown.IN_LIGHT),
    KEY_VALUE_STORE("kv", "/kv?namespace={function}", Shown.IN_BOTH_COLOURS),
    KEY_VALUE_ITEM("kv", "/kv?namespace={function}&key=order-1042", Shown.AS_DIALOG),
    NEW_KEY_VALUE_ITEM("kv", "/kv?namespace={function}&add=yes", Shown.NOT),
    EVENTS("events", "/events", Shown.IN_LIGHT),
    EVENT("events", "/events?open={event}", Shown.NOT),
    AUDIT_LOG("audit", "/audit", Shown.IN_LIGHT),
    AUDIT_RECORD("audit", "/audit?open={record}", Shown.NOT),
    USAGE("usage", "/usage", Shown.IN_BOTH_COLOURS),
    SITES("administration", "/administration", Shown.IN_LIGHT),
    SYSTEM("system", "/system", Shown.IN_LIGHT),
    FUNCTION("function", "/functions/{function}", Shown.IN_BOTH_COLOURS),
    CODE("code", "/functions/{function}/code", Shown.IN_BOTH_COLOURS),
    VERSIONS("versions", "/functions/{function}/versions", Shown.IN_LIGHT),
    COMPARISON("versions", "/functions/{function}/versions?left={older}&right={newer}", Shown.IN_BOTH_COLOURS),
    DEPLOYMENTS("deployments", "/functions/{function}/deployments", Shown.IN_LIGHT),
    TEST("test", "/functions/{function}/test", Shown.IN_LIGHT),
    INVOCATIONS("invocations", "/functions/{function}/invocations", Shown.IN_LIGHT),
    INVOCATION("invocations", "/functions/{function}/invocations?open={invocation}", Shown.AS_DIALOG),
    ACCEPTED_CALLS("accepted", "/functions/{background}/accepted", Shown.IN_LIGHT),
    ACCEPTED_CALL("accepted", "/functions/{background}/accepted?open={call}", Shown.NOT),
    LOGS("logs", "/functions/{function}/logs", Shown.IN_BOTH_COLOURS),
    LIVE_LOGS("logs", "/functions/{function}/logs?live=yes", Shown.NOT),
    METRICS("metrics", "/functions/{function}/metrics", Shown.IN_BOTH_COLOURS),
    ENVIRONMENT("environment", "/functions/{function}/environment", Shown.IN_LIGHT),
    SCHEDULES("schedules", "/functions/{scheduled}/schedules", Shown.IN_LIGHT),
    SCHEDULE("schedules", "/functions/{scheduled}/schedules?open={schedule}", Shown.AS_DIALOG),
    SCALING("scaling", "/functions/{function}/scaling", Shown.IN_LIGHT),
    ACCESS("access", "/functions/{function}/access", Shown.IN_LIGHT),
    SUSPENDED_FUNCTION("function", "/functions/{suspended}", Shown.NOT),
    EMPTY_LIST("functions", "/functions?search=no+such+function", Shown.NOT),
    NOWHERE("", "/no-such-page", Shown.NOT);

    /** Which pictures of a place are kept for readers. */
    enum Shown {
        /** In light colours at both widths. */
        IN_LIGHT,
        /** In light colours at both widths, and wide in dark colours. */
        IN_BOTH_COLOURS,
        /** As {@link #IN_LIGHT}, as far as the screen goes: dialogs lie over the page. */
        AS_DIALOG,
        /** None. */
        NOT
    }

    /** The file of the page in {@code functions-console}, without folder and ending; empty if there is none. */
    private final String page;

    private final String path;
    private final Shown shown;

    Place(String page, String path, Shown shown) {
        this.page = page;
        this.path = path;
        this.shown = shown;
    }

    Shown shown() {
        return shown;
    }

    /** Returns the path and the query below the console. */
    String path(Map<String, String> ids) {
        String filled = path;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            filled = filled.replace("{" + id.getKey() + "}", id.getValue());
        }
        if (filled.contains("{")) {
            throw new IllegalStateException("no id for " + filled + " among " + ids.keySet());
        }
        return filled;
    }

    /** Returns the name of pictures of this place. */
    String picture() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static boolean isCovered(String page) {
        return Arrays.stream(values()).anyMatch(place -> place.page.equals(page));
    }
}
