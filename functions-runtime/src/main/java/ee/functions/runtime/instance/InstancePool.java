// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The idle instances of a server; thread-safe.
 *
 * <p>Per program a stack: the instance used last, whose code is warmest, is lent first. When the bound of all idle
 * instances is reached, the one that has been idle longest goes.
 */
public final class InstancePool {

    private final FunctionHost host;
    private final HostSettings settings;
    private final Object lock = new Object();
    private final Map<Program, Deque<PooledInstance>> idle = new HashMap<>();
    private final Set<PooledInstance> idleByAge = new LinkedHashSet<>();
    private final Set<PooledInstance> busy = new LinkedHashSet<>();
    private boolean closed;

    InstancePool(FunctionHost host, HostSettings settings) {
        this.host = host;
        this.settings = settings;
    }

    /**
     * Lends an instance of a program: an idle one, else a new one, whose module is evaluated on the caller's thread.
     *
     * @throws InstanceStartFailed if the module's top level threw or took too long
     * @throws IllegalStateException if the host is closed
     */
    public Instance borrow(Program program) {
        synchronized (lock) {
            refuseIfClosed();
            PooledInstance instance = takeIdle(program);
            if (instance != null) {
                busy.add(instance);
                return new Loan(this, instance);
            }
        }
        PooledInstance started;
        try {
            started = PooledInstance.start(host, program);
        } catch (InstanceStartFailed e) {
            synchronized (lock) {
                refuseIfClosed(); // what starts is stopped then
            }
            throw e;
        }
        synchronized (lock) {
            if (!closed) {
                started.lend();
                busy.add(started);
                return new Loan(this, started);
            }
        }
        started.retire();
        throw hostIsClosed();
    }

    /** Drops the idle instances of a version; those that are lent go when they come back. */
    public void retire(String versionId) {
        List<PooledInstance> dropped = new ArrayList<>();
        synchronized (lock) {
            for (PooledInstance instance : idleByAge) {
                if (instance.program().versionId().equals(versionId)) {
                    dropped.add(instance);
                }
            }
            dropped.forEach(this::remove);
            for (PooledInstance instance : busy) {
                if (instance.program().versionId().equals(versionId)) {
                    instance.wearOut();
                }
            }
        }
        dropped.forEach(PooledInstance::retire);
    }

    /** Drops all idle instances, to give their memory back. */
    void dropIdle() {
        List<PooledInstance> dropped;
        synchronized (lock) {
            dropped = new ArrayList<>(idleByAge);
            idle.clear();
            idleByAge.clear();
        }
        dropped.forEach(PooledInstance::retire);
    }

    /** How many instances wait for an invocation. */
    public int idleCount() {
        synchronized (lock) {
            return idleByAge.size();
        }
    }

    /** How many instances are lent. */
    public int busyCount() {
        synchronized (lock) {
            return busy.size();
        }
    }

    void takeBack(PooledInstance instance) {
        PooledInstance surplus = null;
        synchronized (lock) {
            busy.remove(instance);
            if (closed || !instance.rest()) {
                surplus = instance;
            } else {
                Deque<PooledInstance> stack = idle.computeIfAbsent(instance.program(), program -> new ArrayDeque<>());
                stack.push(instance);
                idleByAge.add(instance);
                if (stack.size() > settings.idleInstancesPerVersion()) {
                    surplus = stack.getLast();
                } else if (idleByAge.size() > settings.idleInstances()) {
                    surplus = idleByAge.iterator().next();
                }
                if (surplus != null) {
                    remove(surplus);
                }
            }
        }
        if (surplus != null) {
            surplus.retire();
        }
    }

    void close() {
        List<PooledInstance> dropped;
        synchronized (lock) {
            closed = true;
            dropped = new ArrayList<>(idleByAge);
            dropped.addAll(busy);
            idle.clear();
            idleByAge.clear();
            // One that does not end must not keep all others in memory.
            busy.clear();
        }
        dropped.forEach(PooledInstance::shutDown);
    }

    private void refuseIfClosed() {
        if (closed) {
            throw hostIsClosed();
        }
    }

    private static IllegalStateException hostIsClosed() {
        return new IllegalStateException("The function host is closed.");
    }

    private @Nullable PooledInstance takeIdle(Program program) {
        Deque<PooledInstance> stack = idle.get(program);
        if (stack == null) {
            return null;
        }
        PooledInstance instance = stack.getFirst();
        remove(instance);
        instance.lend();
        return instance;
    }

    private void remove(PooledInstance instance) {
        idleByAge.remove(instance);
        Deque<PooledInstance> stack = idle.get(instance.program());
        if (stack != null) {
            stack.remove(instance);
            if (stack.isEmpty()) {
                idle.remove(instance.program());
            }
        }
    }
}
