// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.HostFunction;
import ee.functions.runtime.engine.HostPrimitives;
import ee.functions.runtime.engine.InstanceScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The host functions behind the Web APIs: one of these for each function host, closed with it, since it holds the HTTP
 * client that all instances share.
 */
public final class WebApiPrimitives implements HostPrimitives, AutoCloseable {

    private final FetchPrimitives fetch;
    private final List<HostPrimitives> groups;

    /**
     * Makes them.
     *
     * @param settings the bounds of fetch
     * @param compressionStreams how many compressors and decompressors may be at work at a time, over all instances
     */
    public WebApiPrimitives(FetchSettings settings, int compressionStreams) {
        fetch = new FetchPrimitives(settings);
        groups = List.of(
                new QuotaPrimitives(),
                new ConsolePrimitives(),
                new TimerPrimitives(),
                new EncodingPrimitives(),
                new CryptoPrimitives(),
                new UrlPrimitives(),
                new CompressionPrimitives(compressionStreams),
                fetch);
    }

    @Override
    public Map<String, HostFunction> functions(InstanceScope scope) {
        Map<String, HostFunction> functions = new LinkedHashMap<>();
        for (HostPrimitives group : groups) {
            functions.putAll(group.functions(scope));
        }
        return functions;
    }

    /** Ends all requests that are under way and lets go of the HTTP client. */
    @Override
    public void close() {
        fetch.close();
    }
}
