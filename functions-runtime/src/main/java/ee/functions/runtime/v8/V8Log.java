// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.v8;

import com.caoccao.javet.interfaces.IJavetLogger;

/**
 * Where Javet writes what it notices. It warns of each object that is let go of with its isolate, which is how all of them
 * go here: that is for those who look for a leak.
 */
final class V8Log implements IJavetLogger {

    private static final System.Logger LOG = System.getLogger(V8Log.class.getName());

    @Override
    public void debug(String message) {
        LOG.log(System.Logger.Level.TRACE, message);
    }

    @Override
    public void info(String message) {
        LOG.log(System.Logger.Level.DEBUG, message);
    }

    @Override
    public void warn(String message) {
        LOG.log(System.Logger.Level.DEBUG, message);
    }

    @Override
    public void error(String message) {
        LOG.log(System.Logger.Level.WARNING, message);
    }

    @Override
    public void error(String message, Throwable cause) {
        LOG.log(System.Logger.Level.WARNING, message, cause);
    }
}
