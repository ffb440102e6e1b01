// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.guard;

import java.util.Locale;

/** A limit that stops a script when it is passed. */
public enum Limit {
    /** Time from the start of the invocation on, waiting included. */
    RUN_TIME("functions.invocation.run-time-limit-ms", true) {
        @Override
        public String sentence(InvocationLimits limits) {
            return said("It ran longer than %,d milliseconds", limits.runTime().toMillis());
        }
    },
    /** Time the processor worked for the script. */
    CPU_TIME("functions.invocation.cpu-time-limit-ms", true) {
        @Override
        public String sentence(InvocationLimits limits) {
            return said(
                    "It used more than %,d milliseconds of processor time",
                    limits.cpuTime().toMillis());
        }
    },
    /** Memory allocated in one invocation, whether it was freed again or not. */
    ALLOCATED_BYTES("functions.invocation.allocated-bytes", false) {
        @Override
        public String sentence(InvocationLimits limits) {
            return said("It allocated more than %,d bytes of memory in all", limits.allocatedBytes());
        }
    },
    /** Memory that an instance holds. */
    HELD_BYTES("functions.instance.held-bytes", false) {
        @Override
        public String sentence(InvocationLimits limits) {
            return said("Its instance held more than %,d bytes of memory", limits.heldBytes());
        }
    },
    /** Memory of the server: when it is short, invocations that allocated much are stopped. */
    SERVER_MEMORY("functions.memory.heap-percent", false) {
        @Override
        public String sentence(InvocationLimits limits) {
            return "It allocated much memory while the server was short of it (" + key() + ").";
        }
    };

    private final String key;
    private final boolean time;

    Limit(String key, boolean time) {
        this.key = key;
        this.time = time;
    }

    /** The key of the setting that sets it. */
    public String key() {
        return key;
    }

    /** Tells a limit of time from one of memory. */
    public boolean isTime() {
        return time;
    }

    /** Says for the author what a script did that passed it, with the setting's key and value. */
    public abstract String sentence(InvocationLimits limits);

    String said(String format, long value) {
        return String.format(Locale.ROOT, format, value) + " (" + key + ").";
    }
}
