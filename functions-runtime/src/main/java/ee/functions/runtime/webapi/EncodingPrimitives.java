// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.HostError;
import ee.functions.runtime.engine.HostFunction;
import ee.functions.runtime.engine.HostPrimitives;
import ee.functions.runtime.engine.InstanceScope;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns text into bytes and back as the Encoding standard asks. */
final class EncodingPrimitives implements HostPrimitives {

    private static final char BYTE_ORDER_MARK = '\ufeff';
    private static final char REPLACEMENT = '\ufffd';

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
        functions.put("utf8DecodeStrictly", values -> decodeUtf8Strictly(new Arguments(values).bytes(0)));
        functions.put("decodeLegacy", values -> decodeLegacy(new Arguments(values)));
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
        String text = new String(bytes, StandardCharsets.UTF_8);
        // The JDK takes some malformed sequences for one character where the standard wants several.
        return text.indexOf(REPLACEMENT) < 0 ? text : Utf8Repair.decode(bytes);
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    /** Gives the text, or null if the bytes are not UTF-8. */
    private static @Nullable String decodeUtf8Strictly(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** Gives the text, or null if the bytes are malformed and that is fatal; and what is to go before the next chunk. */
    private static List<@Nullable Object> decodeLegacy(Arguments arguments) throws HostError {
        String encoding = arguments.text(0);
        LegacyDecoder.Decoded decoded = LegacyDecoder.decode(
                encoding, arguments.bytes(1), arguments.bytes(2), arguments.flag(3), arguments.flag(4));
        if (decoded == null) {
            throw new HostError("RangeError", "The encoding " + encoding + " is not supported by this Java runtime");
        }
        return Arrays.asList(decoded.text(), decoded.rest());
    }

    private static String base64Decode(String text) throws HostError {
        try {
            return new String(Base64.getDecoder().decode(text), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            throw new HostError("InvalidCharacterError", "The string is not base64");
        }
    }
}
