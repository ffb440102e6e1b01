// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

/** Where an instance stands in its life. */
public enum InstanceState {
    /** Being prepared: the global object, the prelude, the module's top level. */
    STARTING,
    /** Ready, and running nothing. */
    IDLE,
    /** Not used for a while: it stays in memory and runs nothing until the next invocation, which resumes it. */
    SUSPENDED,
    /** Lent to an invocation. */
    BUSY,
    /** Never to run again. */
    RETIRED
}
