// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.host;

import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * How full the executors of the server are. Jakarta Concurrency has no question for that: WildFly answers it through JMX, and where
 * nobody does there is nothing to tell.
 */
@ApplicationScoped
public class ServerPools {
    private static final System.Logger LOG = System.getLogger(ServerPools.class.getName());

    private static final Pattern OWN_EXECUTOR =
            Pattern.compile("java:jboss/ee/concurrency/(?:executor|scheduler)/([A-Za-z0-9._-]+)");
    private static final List<Setting> EXECUTORS =
            List.of(Setting.EXECUTOR_INVOCATION, Setting.EXECUTOR_BUILD, Setting.EXECUTOR_IO, Setting.EXECUTOR_TIMERS);

    @Inject
    Settings settings;

    /**
     * An executor at one moment.
     *
     * @param name what it is for: the last word of the key of its setting
     * @param threads how many threads it may have
     * @param active how many of them are at work
     * @param queued how many tasks wait for one
     */
    public record ExecutorFigures(String name, long threads, long active, long queued) {}

    /** Returns the executors of the product, those left out of which the server does not tell. */
    public List<ExecutorFigures> executors() {
        List<ExecutorFigures> all = new ArrayList<>();
        for (Setting setting : EXECUTORS) {
            find(setting).ifPresent(all::add);
        }
        return all;
    }

    private Optional<ExecutorFigures> find(Setting setting) {
        Matcher own = OWN_EXECUTOR.matcher(settings.text(setting));
        if (!own.matches()) {
            return Optional.empty();
        }
        String type =
                setting == Setting.EXECUTOR_TIMERS ? "managed-scheduled-executor-service" : "managed-executor-service";
        try {
            ObjectName pool = new ObjectName("jboss.as:subsystem=ee," + type + "=" + own.group(1));
            OptionalLong threads = number(pool, setting == Setting.EXECUTOR_TIMERS ? "coreThreads" : "maxThreads");
            OptionalLong active = number(pool, "activeThreadCount");
            OptionalLong queued = number(pool, "currentQueueSize");
            return threads.isPresent() && active.isPresent() && queued.isPresent()
                    ? Optional.of(new ExecutorFigures(
                            setting.key().substring(setting.key().lastIndexOf('.') + 1),
                            threads.getAsLong(),
                            active.getAsLong(),
                            queued.getAsLong()))
                    : Optional.empty();
        } catch (JMException | RuntimeException notTold) {
            LOG.log(System.Logger.Level.DEBUG, "The server does not tell how full an executor is", notTold);
            return Optional.empty();
        }
    }

    private static OptionalLong number(ObjectName pool, String attribute) throws JMException {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        return beans.getAttribute(pool, attribute) instanceof Number value
                ? OptionalLong.of(value.longValue())
                : OptionalLong.empty();
    }
}
