// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.host;

import ee.functions.ejb.version.VersionLimits;
import ee.functions.runtime.engine.EngineKind;
import ee.functions.runtime.instance.Instance;

/** A version whose program is loaded into the JavaScript host. */
@FunctionalInterface
public interface RunnableVersion {
    /**
     * Returns an instance of the version, idle or new, for one invocation; its close gives it back. May run the module's
     * top level, so it must not be called on a thread that serves requests.
     *
     * @throws ee.functions.runtime.instance.InstanceStartFailed if the module's top level threw
     */
    Instance borrow();

    /**
     * Asks that so many instances be kept, idle and lent ones together, until the version is retired. It starts none.
     *
     * @param whenMissing told, on any thread, when fewer are left; it must be short
     */
    default void keepWarm(int instances, Runnable whenMissing) {}

    /**
     * Starts an instance if fewer are there than shall be kept and memory is not short; runs the module's top level. Call it
     * on one thread at a time.
     *
     * @return whether one was started
     * @throws ee.functions.runtime.instance.InstanceStartFailed if the module's top level threw
     */
    default boolean prepare() {
        return false;
    }

    /**
     * Starts an instance if there is none and memory is not short; runs the module's top level.
     *
     * @return whether one was started
     * @throws ee.functions.runtime.instance.InstanceStartFailed if the module's top level threw
     */
    default boolean startFirst() {
        return false;
    }

    /** Returns how many instances of the version are idle or lent. */
    default int live() {
        return 0;
    }

    /** Returns how many invocations an instance of the version runs at the same time. */
    default int concurrency() {
        return 1;
    }

    /** Returns the engine that runs it. */
    default EngineKind engine() {
        return EngineKind.NASHORN;
    }

    /** Returns the limits the version asked for. */
    default VersionLimits limits() {
        return VersionLimits.NONE;
    }

    /** Returns the same version with limits. */
    default RunnableVersion with(VersionLimits own) {
        RunnableVersion version = this;
        return new RunnableVersion() {
            @Override
            public Instance borrow() {
                return version.borrow();
            }

            @Override
            public void keepWarm(int instances, Runnable whenMissing) {
                version.keepWarm(instances, whenMissing);
            }

            @Override
            public boolean prepare() {
                return version.prepare();
            }

            @Override
            public boolean startFirst() {
                return version.startFirst();
            }

            @Override
            public int live() {
                return version.live();
            }

            @Override
            public int concurrency() {
                return version.concurrency();
            }

            @Override
            public EngineKind engine() {
                return version.engine();
            }

            @Override
            public VersionLimits limits() {
                return own;
            }
        };
    }
}
