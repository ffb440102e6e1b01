// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses bytes piece by piece as they arrive: gzip (RFC 1952), zlib (RFC 1950) or raw deflate (RFC 1951). Not
 * thread-safe; holds native memory until it is closed.
 */
final class Decompressor implements AutoCloseable {

    /** What the bytes are, and how strictly they are read. */
    enum Format {
        /** One gzip member and nothing behind it. */
        GZIP,
        /** Gzip as HTTP sends it: several members may follow each other, and what comes behind them is ignored. */
        GZIP_MEMBERS,
        /** Zlib and nothing behind it. */
        ZLIB,
        /** Raw deflate and nothing behind it. */
        RAW,
        /** What HTTP calls deflate: zlib, or raw deflate of servers that misread the standard. */
        HTTP_DEFLATE
    }

    private enum State {
        HEAD,
        BODY,
        TRAILER,
        BEHIND_MEMBER,
        DONE
    }

    private static final int PIECE_BYTES = 64 * 1024;
    static final int MOST_HEAD_BYTES = 128 * 1024;
    private static final int FIXED_HEAD_BYTES = 10;
    private static final int TRAILER_BYTES = 8;
    private static final int MAGIC_1 = 0x1f;
    private static final int MAGIC_2 = 0x8b;
    private static final int DEFLATE = 8;
    private static final int HAS_HEADER_CRC = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;
    private static final int RESERVED = 0xe0;

    private final Format format;
    private final byte[] piece = new byte[PIECE_BYTES];
    private final CRC32 checksum = new CRC32();
    private @Nullable Inflater inflater;
    private State state = State.HEAD;
    private byte[] input = new byte[0];
    private int at;
    private boolean closed;

    Decompressor(Format format) {
        this.format = format;
    }

    /** Takes more bytes; to be called when {@link #next} has given null. The bytes must not change any more. */
    void feed(byte[] bytes) {
        if (at == input.length) {
            input = bytes;
        } else {
            byte[] joined = Arrays.copyOfRange(input, at, input.length + bytes.length);
            System.arraycopy(bytes, 0, joined, input.length - at, bytes.length);
            input = joined;
        }
        at = 0;
    }

    /** Gives the next decompressed bytes, at most 64 KB; null if that takes more input or if there are no more. */
    byte @Nullable [] next() throws DataFormatException {
        while (!closed) {
            boolean goesOn;
            switch (state) {
                case HEAD -> goesOn = readHead();
                case BODY -> {
                    byte[] inflated = inflate();
                    if (inflated != null) {
                        return inflated;
                    }
                    goesOn = state != State.BODY;
                }
                case TRAILER -> goesOn = readTrailer();
                case BEHIND_MEMBER -> goesOn = readBehindMember();
                default -> {
                    if (at < input.length && format != Format.GZIP_MEMBERS && format != Format.HTTP_DEFLATE) {
                        throw new DataFormatException("there are bytes behind its end");
                    }
                    at = input.length;
                    goesOn = false;
                }
            }
            if (!goesOn) {
                return null;
            }
        }
        return null;
    }

    /** Tells whether everything up to the end has been seen. */
    boolean isComplete() {
        return state == State.DONE || state == State.BEHIND_MEMBER;
    }

    @Override
    public void close() {
        closed = true;
        if (inflater != null) {
            inflater.end();
        }
    }

    private boolean readHead() throws DataFormatException {
        int length = headLength();
        if (length < 0) {
            if (input.length - at > MOST_HEAD_BYTES) {
                throw new DataFormatException("its header is too long");
            }
            return false;
        }
        if (inflater != null) {
            inflater.end();
        }
        inflater = new Inflater(!isZlib());
        checksum.reset();
        at += length;
        state = State.BODY;
        return true;
    }

    private boolean isGzip() {
        return format == Format.GZIP || format == Format.GZIP_MEMBERS;
    }

    private boolean isZlib() {
        if (format == Format.HTTP_DEFLATE) {
            return (octet(0) & 0x0f) == DEFLATE && (octet(0) * 256 + octet(1)) % 31 == 0;
        }
        return format == Format.ZLIB;
    }

    /** The length of what comes before the compressed data; negative if that takes more input to know. */
    private int headLength() throws DataFormatException {
        int present = input.length - at;
        if (!isGzip()) {
            return present >= (format == Format.HTTP_DEFLATE ? 2 : 1) ? 0 : -1;
        }
        if ((present >= 1 && octet(0) != MAGIC_1) || (present >= 2 && octet(1) != MAGIC_2)) {
            throw new DataFormatException("it is not gzip");
        }
        if (present < FIXED_HEAD_BYTES) {
            return -1;
        }
        int flags = octet(3);
        if (octet(2) != DEFLATE || (flags & RESERVED) != 0) {
            throw new DataFormatException("it is gzip of an unknown kind");
        }
        int length = FIXED_HEAD_BYTES;
        if ((flags & HAS_EXTRA) != 0) {
            if (present < length + 2) {
                return -1;
            }
            length += 2 + octet(length) + octet(length + 1) * 256;
        }
        for (int flag = HAS_NAME; flag <= HAS_COMMENT; flag *= 2) {
            if ((flags & flag) != 0) {
                while (length < present && octet(length) != 0) {
                    length++;
                }
                length++;
            }
        }
        length += (flags & HAS_HEADER_CRC) != 0 ? 2 : 0;
        return length <= present ? length : -1;
    }

    private byte @Nullable [] inflate() throws DataFormatException {
        Inflater present = inflater;
        if (present == null) {
            return null;
        }
        present.setInput(input, at, input.length - at);
        int count = present.inflate(piece);
        at = input.length - present.getRemaining();
        if (present.needsDictionary()) {
            throw new DataFormatException("it needs a dictionary");
        }
        if (present.finished()) {
            state = isGzip() ? State.TRAILER : State.DONE;
        }
        if (count == 0) {
            return null;
        }
        checksum.update(piece, 0, count);
        return Arrays.copyOf(piece, count);
    }

    private boolean readTrailer() throws DataFormatException {
        if (input.length - at < TRAILER_BYTES) {
            return false;
        }
        long length = inflater == null ? 0 : inflater.getBytesWritten() & 0xffffffffL;
        if (number(0) != checksum.getValue() || number(4) != length) {
            throw new DataFormatException("its checksum is wrong");
        }
        at += TRAILER_BYTES;
        state = format == Format.GZIP_MEMBERS ? State.BEHIND_MEMBER : State.DONE;
        return true;
    }

    private boolean readBehindMember() {
        if (at == input.length) {
            return false;
        }
        state = octet(0) == MAGIC_1 && (input.length - at < 2 || octet(1) == MAGIC_2) ? State.HEAD : State.DONE;
        return true;
    }

    private int octet(int offset) {
        return input[at + offset] & 0xff;
    }

    private long number(int offset) {
        long number = 0;
        for (int i = 3; i >= 0; i--) {
            number = number * 256 + octet(offset + i);
        }
        return number;
    }
}
