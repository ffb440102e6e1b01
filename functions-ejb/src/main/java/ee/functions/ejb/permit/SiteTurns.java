// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.permit;

import ee.functions.ejb.host.ServerExecutors;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Shares the threads of the invocation executor between the sites. A turn is one stretch of work on a thread, from where a
 * function goes on until it waits or ends. A script cannot be taken off its thread, so a site may hold only
 * {@code functions.site.running-turns} threads at a time; its further turns wait here, without a thread, at most
 * {@code functions.site.waiting-turns} of them. When a turn ends, the next one of its site goes to the end of the executor's
 * queue, behind the turns of other sites. Each site has a lock of its own, and a site without turns is forgotten.
 */
@ApplicationScoped
public class SiteTurns {
    private static final System.Logger LOG = System.getLogger(SiteTurns.class.getName());

    private final ConcurrentMap<String, Site> sites = new ConcurrentHashMap<>();
    /** What the turn of this thread goes on with, where it may. */
    private final ThreadLocal<@Nullable Sequel> sequels = new ThreadLocal<>();

    @Inject
    ServerExecutors executors;

    @Inject
    Settings settings;

    /**
     * Returns the share of a site in the invocation executor: it runs every turn it is given, in their order. It throws
     * {@link RejectedExecutionException} if too many turns of the site wait or the server has no thread to spare; then the
     * turn does not run.
     */
    public Executor of(String siteId) {
        return turn -> {
            Sequel sequel = sequels.get();
            if (sequel != null && sequel.turn == null && sequel.siteId.equals(siteId)) {
                sequel.turn = turn;
                return;
            }
            while (!sites.computeIfAbsent(siteId, Site::new).take(turn)) {
                Thread.onSpinWait(); // the site was forgotten this moment; the next look makes a new one
            }
        };
    }

    /**
     * Returns the same share for turns that begin an invocation: what such a turn gives the share of its site goes on in it, on
     * the same thread, instead of waiting for another one. Only the first that it gives, and after what it does itself; so that a
     * turn does not grow without end.
     */
    public Executor beginning(String siteId) {
        Executor share = of(siteId);
        return turn -> share.execute(() -> runWithSequel(siteId, turn));
    }

    private void runWithSequel(String siteId, Runnable turn) {
        Sequel sequel = new Sequel(siteId);
        sequels.set(sequel);
        try {
            turn.run();
        } finally {
            sequels.remove();
            if (sequel.turn != null) {
                sequel.turn.run();
            }
        }
    }

    /** Returns the turns of all sites that run and wait now. */
    public TurnFigures figures() {
        return sites.values().stream().map(Site::figures).reduce(TurnFigures.NONE, TurnFigures::plus);
    }

    /** Returns the turns of one site that run and wait now. */
    public TurnFigures figures(String siteId) {
        Site site = sites.get(siteId);
        return site == null ? TurnFigures.NONE : site.figures();
    }

    /** Returns how many sites have turns that run or wait. */
    int sites() {
        return sites.size();
    }

    /** What a turn that begins an invocation has given the share of its site. */
    private static final class Sequel {
        private final String siteId;
        private @Nullable Runnable turn;

        Sequel(String siteId) {
            this.siteId = siteId;
        }
    }

    /** The turns of one site. Some run on threads; only if as many as allowed do, others wait. */
    private final class Site {
        private final String id;
        private final Queue<Runnable> waiting = new ArrayDeque<>();
        private int running;
        private boolean forgotten;

        Site(String id) {
            this.id = id;
        }

        synchronized TurnFigures figures() {
            return new TurnFigures(running, waiting.size());
        }

        /** Runs the turn now or later; false if this object no longer counts. */
        synchronized boolean take(Runnable turn) {
            if (forgotten) {
                return false;
            }
            if (running < settings.number(Setting.SITE_RUNNING_TURNS)) {
                running++;
                try {
                    executors.invocation().execute(() -> run(turn));
                } catch (RejectedExecutionException | IllegalStateException fullOrStopping) {
                    leave();
                    throw new RejectedExecutionException("The server has no thread to spare.", fullOrStopping);
                }
                return true;
            }
            int limit = settings.number(Setting.SITE_WAITING_TURNS);
            if (waiting.size() >= limit) {
                throw new RejectedExecutionException("Already " + limit + " turns of the site wait for a thread ("
                        + Setting.SITE_WAITING_TURNS.key() + ").");
            }
            waiting.add(turn);
            return true;
        }

        private void run(Runnable first) {
            @Nullable Runnable turn = first;
            while (turn != null) {
                try {
                    turn.run();
                } catch (RuntimeException | Error failure) {
                    LOG.log(System.Logger.Level.ERROR, "A turn of site " + id + " failed", failure);
                }
                turn = handOver();
            }
        }

        /** Hands the thread's right on to the next turn of the site; returns that turn if it must run on this very thread. */
        private @Nullable Runnable handOver() {
            Runnable next;
            synchronized (this) {
                next = waiting.poll();
                if (next == null) {
                    leave();
                    return null;
                }
            }
            try {
                executors.invocation().execute(() -> run(next));
                return null;
            } catch (RejectedExecutionException | IllegalStateException fullOrStopping) {
                return next; // it was accepted before, and here is a thread
            }
        }

        private synchronized void leave() {
            running--;
            if (running == 0) {
                forgotten = true;
                sites.remove(id, this);
            }
        }
    }
}
