// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Compresses bytes piece by piece: gzip (RFC 1952), zlib (RFC 1950) or raw deflate (RFC 1951). Not thread-safe; holds
 * native memory until it is closed.
 */
final class Compressor implements AutoCloseable {

    private static final byte UNKNOWN_SYSTEM = (byte) 0xff;
    private static final byte[] GZIP_HEAD = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, UNKNOWN_SYSTEM};
    private static final int BUFFER_BYTES = 8192;

    private final boolean gzip;
    private final Deflater deflater;
    private final CRC32 checksum = new CRC32();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private boolean begun;

    /** Makes one for gzip, or for deflate with or without the head and checksum of zlib. */
    Compressor(Decompressor.Format format) {
        this.gzip = format == Decompressor.Format.GZIP;
        this.deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, format != Decompressor.Format.ZLIB);
    }

    /** Takes bytes and gives what has become of them and of earlier ones so far, which may be nothing. */
    byte[] add(byte[] bytes) {
        ByteArrayOutputStream output = begin();
        checksum.update(bytes);
        deflater.setInput(bytes);
        for (int count = deflater.deflate(buffer); count > 0; count = deflater.deflate(buffer)) {
            output.write(buffer, 0, count);
        }
        return output.toByteArray();
    }

    /** Gives the rest. */
    byte[] finish() {
        ByteArrayOutputStream output = begin();
        deflater.finish();
        while (!deflater.finished()) {
            output.write(buffer, 0, deflater.deflate(buffer));
        }
        if (gzip) {
            writeNumber(output, checksum.getValue());
            writeNumber(output, deflater.getBytesRead());
        }
        return output.toByteArray();
    }

    @Override
    public void close() {
        deflater.end();
    }

    private ByteArrayOutputStream begin() {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        if (gzip && !begun) {
            output.writeBytes(GZIP_HEAD);
        }
        begun = true;
        return output;
    }

    private static void writeNumber(ByteArrayOutputStream output, long number) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            output.write((int) (number >>> shift));
        }
    }
}
