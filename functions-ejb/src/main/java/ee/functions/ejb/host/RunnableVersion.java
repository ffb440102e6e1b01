// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.host;

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
}
