// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.HostError;
import ee.functions.runtime.engine.HostFunction;
import ee.functions.runtime.engine.HostPrimitives;
import ee.functions.runtime.engine.InstanceScope;
import ee.functions.runtime.guard.Quota;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
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
        Codecs codecs = new Codecs(scope);
        return Map.of(
                "openCompressor",
                values -> {
                    Decompressor.Format format = format(values);
                    return codecs.open(() -> new Compressor(format));
                },
                "compress",
                values -> {
                    Arguments arguments = new Arguments(values);
                    return codecs.get(arguments.integer(0), Compressor.class).add(arguments.bytes(1));
                },
                "finishCompressor",
                values -> codecs.finishCompressor(new Arguments(values).integer(0)),
                "openDecompressor",
                values -> {
                    Decompressor.Format format = format(values);
                    return codecs.open(() -> new Decompressor(format));
                },
                "decompress",
                values -> {
                    Arguments arguments = new Arguments(values);
                    return codecs.decompress(arguments.integer(0), arguments.bytesOrNull(1));
                },
                "finishDecompressor",
                values -> codecs.finishDecompressor(new Arguments(values).integer(0)),
                "closeCodec",
                values -> codecs.close(new Arguments(values).integer(0)));
    }

    private static Decompressor.Format format(@Nullable Object[] values) throws HostError {
        Decompressor.Format format = FORMATS.get(new Arguments(values).text(0));
        if (format == null) {
            throw new HostError("TypeError", "The compression format is not supported");
        }
        return format;
    }

    /** What one instance has at work. */
    private final class Codecs {

        private final InstanceScope scope;
        private final Map<Integer, AutoCloseable> open = new HashMap<>();
        private int lastId;

        Codecs(InstanceScope scope) {
            this.scope = scope;
            scope.atEnd(this::closeAll);
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
            int id = ++lastId;
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
