// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.body;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.web.json.JsonValues;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads request bodies, never more than a given number of bytes. */
public final class RequestBody {
    /** The most bytes of a JSON body, except where an operation states its own. */
    public static final int USUAL_BYTES = 65_536;

    private RequestBody() {}

    /**
     * Returns the whole body, empty if there is none.
     *
     * @throws FunctionsException {@link ErrorCode#BODY_TOO_LARGE} as soon as more than the maximum has arrived
     */
    public static byte[] bytes(InputStream body, int maximumBytes) {
        try {
            byte[] bytes = body.readNBytes(maximumBytes);
            if (bytes.length == maximumBytes && body.read() >= 0) {
                throw new FunctionsException(
                        ErrorCode.BODY_TOO_LARGE,
                        "The request body is larger than the " + maximumBytes + " bytes that this operation accepts.");
            }
            return bytes;
        } catch (IOException broken) {
            throw new FunctionsException(
                    ErrorCode.MALFORMED_JSON, "The request body ended before it was complete.", List.of(), broken);
        }
    }

    /** Returns the body as the JSON object with which an operation is described; see {@link #object(InputStream, int)}. */
    public static JsonFields object(InputStream body) {
        return object(body, USUAL_BYTES);
    }

    /** Returns the body as a JSON object with which an operation may be described; without a body there are no fields. */
    public static JsonFields optionalObject(InputStream body) {
        byte[] bytes = bytes(body, USUAL_BYTES);
        return bytes.length == 0 ? new JsonFields(JsonValue.EMPTY_JSON_OBJECT) : object(bytes);
    }

    /**
     * Returns the body as a JSON object.
     *
     * @throws FunctionsException {@link ErrorCode#BODY_TOO_LARGE}, or {@link ErrorCode#MALFORMED_JSON} with line and column
     *     if the body is not exactly one JSON object in UTF-8
     */
    public static JsonFields object(InputStream body, int maximumBytes) {
        return object(bytes(body, maximumBytes));
    }

    /**
     * Returns the body as a JSON object; a bare array counts as the only field of one.
     *
     * @param arrayName the name of that field
     */
    public static JsonFields objectOrArray(InputStream body, String arrayName) {
        return structure(bytes(body, USUAL_BYTES), arrayName);
    }

    private static JsonFields object(byte[] body) {
        return structure(body, null);
    }

    /** Reads an object, or an array if there is a name for it. */
    private static JsonFields structure(byte[] body, @Nullable String arrayName) {
        String text = text(body);
        JsonShape.check(text);
        try (JsonParser parser = JsonValues.JSON.createParser(new StringReader(text))) {
            JsonParser.Event start = parser.hasNext() ? parser.next() : null;
            JsonObject object;
            if (start == JsonParser.Event.START_OBJECT) {
                object = parser.getObject();
            } else if (start == JsonParser.Event.START_ARRAY && arrayName != null) {
                object = JsonValues.JSON
                        .createObjectBuilder()
                        .add(arrayName, parser.getArray())
                        .build();
            } else {
                throw notAnObject();
            }
            if (parser.hasNext()) {
                throw notAnObject();
            }
            return new JsonFields(object);
        } catch (JsonParsingException malformed) {
            String where = "line " + malformed.getLocation().getLineNumber() + ", column "
                    + malformed.getLocation().getColumnNumber();
            throw malformed("The request body is not valid JSON at " + where + ".", "is not valid JSON at " + where);
        } catch (JsonException | ArithmeticException | NumberFormatException malformed) {
            throw malformed("The request body is not valid JSON.", "is not valid JSON");
        }
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw malformed("The request body is not valid UTF-8.", "is not valid UTF-8");
        }
    }

    private static FunctionsException notAnObject() {
        return malformed("The request body must be one JSON object.", "must be one JSON object");
    }

    private static FunctionsException malformed(String message, String detail) {
        return new FunctionsException(ErrorCode.MALFORMED_JSON, message, List.of(new Detail("body", detail)));
    }
}
