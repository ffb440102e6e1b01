// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.fake;

import ee.functions.ejb.event.EventPayloads;
import ee.functions.ejb.settings.Settings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Makes what keeps payloads ready, as the container does. */
public final class Payloads {
    private Payloads() {}

    /** Returns what keeps payloads by these settings. */
    public static EventPayloads of(Settings settings) {
        EventPayloads wired = Beans.wire(new EventPayloads(), settings);
        try {
            Method prepare = EventPayloads.class.getDeclaredMethod("prepare");
            prepare.setAccessible(true);
            prepare.invoke(wired);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException impossible) {
            throw new AssertionError(impossible);
        }
        return wired;
    }
}
