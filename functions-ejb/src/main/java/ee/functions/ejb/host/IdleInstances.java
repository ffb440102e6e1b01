// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.host;

import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Suspends the instances of this server that nobody has used for {@code functions.instance.suspend-after-ms}, and ends them
 * after {@code functions.instance.idle-time-limit-ms}. One job looks at all of them: instances come and go with every invocation,
 * and a timer for each would cost more than it saves.
 */
@ApplicationScoped
public class IdleInstances {
    @Inject
    JavaScriptHost host;

    @Inject
    ServerExecutors executors;

    @Inject
    Settings settings;

    void onStarted(@Observes ServerStarted event) {
        executors.repeat("idle instances", settings.duration(Setting.INSTANCE_SWEEP_INTERVAL_MS), this::sweep);
    }

    void sweep() {
        host.sweep(
                settings.duration(Setting.INSTANCE_SUSPEND_AFTER_MS),
                settings.duration(Setting.INSTANCE_IDLE_TIME_LIMIT_MS));
    }
}
