// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.HostError;
import ee.functions.runtime.engine.HostFunction;
import ee.functions.runtime.engine.HostPrimitives;
import ee.functions.runtime.engine.InstanceScope;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns text into bytes and back as the Encoding standard asks. */
final class EncodingPrimitives implements HostPrimitives {

    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final char REPLACEMENT = '\ufffd';
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Map<String, Charset> CHARSETS = Map.of(
            "utf-8", StandardCharsets.UTF_8,
            "utf-16le", StandardCharsets.UTF_16LE,
            "utf-16be", StandardCharsets.UTF_16BE,
            "windows-1252", WINDOWS_1252);

    @Override
    public Map<String, HostFunction> functions(InstanceScope scope) {
        Map<String, HostFunction> functions = new HashMap<>();
        functions.put("wellFormed", values -> wellFormed(new Arguments(values).text(0)));
        functions.put("utf8Encode", values -> utf8Encode(new Arguments(values).text(0)));
        functions.put("utf8Length", values -> utf8Encode(new Arguments(values).text(0)).length);
        functions.put("utf8Decode", values -> withoutMark(decodeUtf8(new Arguments(values).bytes(0))));
        functions.put("utf8DecodeKeepingMark", values -> decodeUtf8(new Arguments(values).bytes(0)));
        functions.put(
                "latin1Decode", values -> new String(new Arguments(values).bytes(0), StandardCharsets.ISO_8859_1));
        functions.put("decode", values -> {
            Arguments arguments = new Arguments(values);
            return decode(arguments.text(0), arguments.bytes(1), arguments.flag(2));
        });
        functions.put(
                "base64Encode",
                values -> Base64.getEncoder()
                        .encodeToString(new Arguments(values).text(0).getBytes(StandardCharsets.ISO_8859_1)));
        functions.put("base64Decode", values -> base64Decode(new Arguments(values).text(0)));
        return functions;
    }

    /** Encodes a text; half a surrogate pair becomes U+FFFD, not the question mark that Java writes. */
    static byte[] utf8Encode(String text) {
        return wellFormed(text).getBytes(StandardCharsets.UTF_8);
    }

    private static String wellFormed(String text) {
        StringBuilder repaired = null;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (!Character.isSurrogate(unit)) {
                continue;
            }
            if (Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            repaired = repaired == null ? new StringBuilder(text) : repaired;
            repaired.setCharAt(i, REPLACEMENT);
        }
        return repaired == null ? text : repaired.toString();
    }

    private static String decodeUtf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /** Gives the text, or null if the bytes are not of the encoding and that is fatal. */
    private static @Nullable String decode(String encoding, byte[] bytes, boolean fatal) throws HostError {
        Charset charset = CHARSETS.get(encoding);
        if (charset == null) {
            throw new HostError("RangeError", "The encoding " + encoding + " is not supported");
        }
        if (charset.equals(WINDOWS_1252)) {
            return decodeWindows1252(bytes);
        }
        if (!fatal) {
            return new String(bytes, charset);
        }
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** The Encoding standard keeps the five bytes that Java finds undefined as control characters. */
    private static String decodeWindows1252(byte[] bytes) {
        char[] text = new String(bytes, WINDOWS_1252).toCharArray();
        for (int i = 0; i < text.length; i++) {
            if (text[i] == REPLACEMENT) {
                text[i] = (char) (bytes[i] & 0xff);
            }
        }
        return new String(text);
    }

    private static String base64Decode(String text) throws HostError {
        try {
            return new String(Base64.getDecoder().decode(text), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            throw new HostError("InvalidCharacterError", "The string is not base64");
        }
    }
}
