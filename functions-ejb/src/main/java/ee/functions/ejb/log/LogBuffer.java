// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.log;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Events on their way to the database. Nothing is ever dropped: a caller who finds the buffer full puts its event in and is
 * then held until there is room again, so the buffer grows over its capacity by at most one event for each calling thread.
 */
final class LogBuffer {
    private static final long LOOK_AGAIN_MS = 100;

    private final int capacity;
    private final ConcurrentLinkedQueue<LogEvent> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition roomAgain = lock.newCondition();
    private volatile boolean open = true;

    LogBuffer(int capacity) {
        this.capacity = capacity;
    }

    /** Adds an event and, if the buffer is full, holds the caller until it is not. An interrupted caller is not held. */
    void add(LogEvent event) {
        queue.add(event);
        if (size.incrementAndGet() > capacity) {
            holdCaller();
        }
    }

    /** Takes the oldest events out; they count as waiting until {@link #done}. */
    List<LogEvent> take(int atMost) {
        List<LogEvent> taken = new ArrayList<>();
        while (taken.size() < atMost) {
            LogEvent event = queue.poll();
            if (event == null) {
                break;
            }
            taken.add(event);
        }
        return taken;
    }

    /** Makes room for as many events as were stored. */
    void done(int count) {
        size.addAndGet(-count);
        signal();
    }

    /** Returns how many events wait, those taken but not stored included. */
    int size() {
        return size.get();
    }

    boolean isHalfFull() {
        return size.get() > capacity / 2;
    }

    /** Holds nobody any more; used when the server stops. */
    void release() {
        open = false;
        signal();
    }

    private void holdCaller() {
        lock.lock();
        try {
            while (open && size.get() > capacity) {
                roomAgain.await(LOOK_AGAIN_MS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private void signal() {
        lock.lock();
        try {
            roomAgain.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
