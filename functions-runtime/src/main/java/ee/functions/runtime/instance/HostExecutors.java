// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * The threads of the surrounding server; the runtime starts none of its own.
 *
 * @param invocation runs scripts; a waiting invocation holds none of its threads
 * @param io runs blocking host operations such as key-value access
 * @param timers fires timers and deadlines; its tasks are short
 */
public record HostExecutors(Executor invocation, Executor io, ScheduledExecutorService timers) {}
