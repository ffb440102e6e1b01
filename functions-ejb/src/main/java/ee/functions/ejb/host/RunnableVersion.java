// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.host;

import ee.functions.ejb.version.VersionLimits;
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
            public VersionLimits limits() {
                return own;
            }
        };
    }
}
