// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.fake;

import ee.functions.ejb.log.LogWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Makes log writers ready, as the container does. */
public final class LogWriters {
    private LogWriters() {}

    /** Returns a log writer with what it is injected; it writes when it is told to. */
    public static LogWriter of(Object... values) {
        LogWriter wired = Beans.wire(new LogWriter(), values);
        try {
            Method prepare = LogWriter.class.getDeclaredMethod("prepare");
            prepare.setAccessible(true);
            prepare.invoke(wired);
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException impossible) {
            throw new AssertionError(impossible);
        }
        return wired;
    }
}
