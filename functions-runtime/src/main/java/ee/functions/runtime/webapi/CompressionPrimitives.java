// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.HostError;
import ee.functions.runtime.engine.HostFunction;
import ee.functions.runtime.engine.HostPrimitives;
import ee.functions.runtime.engine.InstanceScope;
import ee.functions.runtime.engine.PerInvocation;
import ee.functions.runtime.guard.Quota;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/**
 * Compresses and decompresses for scripts. Both hold memory outside the heap, so an invocation and the server may have
 * only so many at work, and each is let go at its end, at its first error, and when its invocation or instance ends.
 */
final class CompressionPrimitives implements HostPrimitives {

    private static final Map<String, Decompressor.Format> FORMATS = Map.of(
            "gzip", Decompressor.Format.GZIP,
            "deflate", Decompressor.Format.ZLIB,
            "deflate-raw", Decompressor.Format.RAW);

    private final int mostAtWork;
    private final AtomicInteger atWork = new AtomicInteger();

    CompressionPrimitives(int mostAtWork) {
        this.mostAtWork = mostAtWork;
    }

    @Override
    public Map<String, HostFunction> functions(InstanceScope scope) {
        AtomicInteger lastId = new AtomicInteger();
        PerInvocation<Codecs> all = scope.perInvocation(() -> new Codecs(scope, lastId), Codecs::closeAll);
        IntFunction<Codecs> owner = id -> ownerOf(all, id);
        return Map.of(
                "openCompressor",
                values -> {
                    Decompressor.Format format = format(values);
                    return all.own().open(() -> new Compressor(format));
                },
                "compress",
                values -> {
                    Arguments arguments = new Arguments(values);
                    int id = arguments.integer(0);
                    return owner.apply(id).get(id, Compressor.class).add(arguments.bytes(1));
                },
                "finishCompressor",
                values -> {
                    int id = new Arguments(values).integer(0);
                    return owner.apply(id).finishCompressor(id);
                },
                "openDecompressor",
                values -> {
                    Decompressor.Format format = format(values);
                    return all.own().open(() -> new Decompressor(format));
                },
                "decompress",
                values -> {
                    Arguments arguments = new Arguments(values);
                    int id = arguments.integer(0);
                    return owner.apply(id).decompress(id, arguments.bytesOrNull(1));
                },
                "finishDecompressor",
                values -> {
                    int id = new Arguments(values).integer(0);
                    return owner.apply(id).finishDecompressor(id);
                },
                "closeCodec",
                values -> {
                    int id = new Arguments(values).integer(0);
                    return owner.apply(id).close(id);
                });
    }

    private static Codecs ownerOf(PerInvocation<Codecs> all, int id) {
        for (Codecs each : all.all()) {
            if (each.has(id)) {
                return each;
            }
        }
        return all.own();
    }

    private static Decompressor.Format format(@Nullable Object[] values) throws HostError {
        Decompressor.Format format = FORMATS.get(new Arguments(values).text(0));
        if (format == null) {
            throw new HostError("TypeError", "The compression format is not supported");
        }
        return format;
    }

    /** What one invocation has at work. */
    private final class Codecs {

        private final InstanceScope scope;
        private final Map<Integer, AutoCloseable> open = new HashMap<>();
        private final AtomicInteger lastId;

        Codecs(InstanceScope scope, AtomicInteger lastId) {
            this.scope = scope;
            this.lastId = lastId;
        }

        boolean has(int id) {
            return open.containsKey(id);
        }

        int open(Supplier<AutoCloseable> codec) throws HostError {
            scope.refuseBeyond(Quota.COMPRESSION_STREAMS, open.size());
            if (atWork.incrementAndGet() > mostAtWork) {
                atWork.decrementAndGet();
                throw new HostError(
                        Quota.ERROR_NAME,
                        "All functions of the server together may have at most " + mostAtWork
                                + " compression streams at work at a time (functions.memory.compression-streams)");
            }
            int id = lastId.incrementAndGet();
            open.put(id, codec.get());
            return id;
        }

        <T> T get(int id, Class<T> type) throws HostError {
            AutoCloseable codec = open.get(id);
            if (!type.isInstance(codec)) {
                throw new HostError("TypeError", "The compression stream is of an invocation that is over");
            }
            return type.cast(codec);
        }

        byte[] finishCompressor(int id) throws HostError {
            byte[] rest = get(id, Compressor.class).finish();
            close(id);
            return rest;
        }

        /** Takes bytes, or null to go on with those it has; gives the next piece, or null if it needs more. */
        byte @Nullable [] decompress(int id, byte @Nullable [] bytes) throws HostError {
            Decompressor decompressor = get(id, Decompressor.class);
            if (bytes != null) {
                decompressor.feed(bytes);
            }
            try {
                return decompressor.next();
            } catch (DataFormatException e) {
                close(id);
                throw new HostError("TypeError", "The compressed data is not well-formed: " + e.getMessage());
            }
        }

        @Nullable
        Object finishDecompressor(int id) throws HostError {
            boolean complete = get(id, Decompressor.class).isComplete();
            close(id);
            if (!complete) {
                throw new HostError("TypeError", "The compressed data ends too early");
            }
            return null;
        }

        @Nullable
        Object close(int id) {
            AutoCloseable codec = open.remove(id);
            if (codec != null) {
                atWork.decrementAndGet();
            }
            if (codec instanceof Compressor compressor) {
                compressor.close();
            } else if (codec instanceof Decompressor decompressor) {
                decompressor.close();
            }
            return null;
        }

        private void closeAll() {
            List.copyOf(open.keySet()).forEach(this::close);
        }
    }
}
