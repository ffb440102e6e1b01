// SPDX-License-Identifier: Apache-2.0
package ee.functions.benchmark;

import ee.functions.runtime.instance.Instance;
import java.util.concurrent.Callable;

/**
 * A function with one instance in a host of its own; each call is an invocation of it on the caller's thread.
 *
 * <p>Its public types are those of the JDK, so that it can be used when another class loader has loaded it.
 */
public final class WarmFunction implements Callable<Object>, AutoCloseable {

    private final BenchmarkHost host = new BenchmarkHost();
    private final Instance instance;
    private final byte[] body;

    /**
     * Builds the function and starts its instance.
     *
     * @param engine the id of its engine
     * @param code the module's text
     * @param body what each request carries
     */
    public WarmFunction(String engine, String code, byte[] body) {
        this.instance = host.start(host.load(BenchmarkHost.engine(engine), code));
        this.body = body;
    }

    /** Invokes the function once. */
    @Override
    public Object call() {
        return BenchmarkHost.invoke(instance, body);
    }

    /** Ends the instance and the host. */
    @Override
    public void close() {
        instance.close();
        host.close();
    }
}
