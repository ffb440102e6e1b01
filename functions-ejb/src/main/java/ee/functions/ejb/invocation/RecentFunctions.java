// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.host.JavaScriptHost;
import ee.functions.ejb.host.ServerExecutors;
import ee.functions.ejb.host.ServerStarted;
import ee.functions.ejb.host.ServerStopping;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.tag.TagName;
import ee.functions.ejb.tag.TaggedVersion;
import ee.functions.runtime.instance.InstanceStartFailed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;

/**
 * Has an instance ready before the first caller comes after a start of the server: of the functions that were invoked most since
 * yesterday, one after the other in the background.
 */
@ApplicationScoped
public class RecentFunctions {
    private static final System.Logger LOG = System.getLogger(RecentFunctions.class.getName());

    private volatile boolean stopping;

    @Inject
    StoredFunctions stored;

    @Inject
    FirstInstances instances;

    @Inject
    JavaScriptHost host;

    @Inject
    ServerExecutors executors;

    @Inject
    Settings settings;

    @Inject
    Clock clock;

    void onStarted(@Observes ServerStarted event) {
        int most = settings.number(Setting.INSTANCE_RECENT_COUNT);
        if (most > 0) {
            inBackground(() -> {
                LocalDate yesterday =
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
                List<UUID> recent = stored.mostInvoked(yesterday, most);
                prepareAll(recent.iterator());
            });
        }
    }

    void onStopping(@Observes ServerStopping event) {
        stopping = true;
    }

    private void inBackground(Runnable work) {
        try {
            executors.io().execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException failure) {
                    LOG.log(
                            System.Logger.Level.DEBUG,
                            "Functions could not be prepared before they are invoked",
                            failure);
                }
            });
        } catch (RejectedExecutionException | IllegalStateException busyOrStopping) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "No thread to prepare functions before they are invoked",
                    busyOrStopping);
        }
    }

    /** Prepares one function; the end of that begins the next. */
    private void prepareAll(Iterator<UUID> functions) {
        if (stopping || !functions.hasNext() || host.isShortOfMemory()) {
            return;
        }
        CompletableFuture<Void> unused = prepare(functions.next())
                .whenComplete((done, failure) -> {
                    if (failure != null && !(Record.unwrapped(failure) instanceof InstanceStartFailed)) {
                        // Whoever invokes it is told what is wrong.
                        LOG.log(System.Logger.Level.DEBUG, "A function could not be prepared", failure);
                    }
                    inBackground(() -> prepareAll(functions));
                })
                .toCompletableFuture();
    }

    private CompletionStage<Void> prepare(UUID functionId) {
        TargetFunction function = stored.byId(functionId).orElse(null);
        TaggedVersion version = function == null ? null : function.version(TagName.CURRENT);
        return function == null || version == null
                ? CompletableFuture.completedFuture(null)
                : instances.start(function, version);
    }
}
