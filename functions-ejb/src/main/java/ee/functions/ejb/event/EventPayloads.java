// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.event;

import ee.functions.ejb.limit.Utf8;
import ee.functions.ejb.settings.Setting;
import ee.functions.ejb.settings.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What events keep of payloads: texts without the fields that {@code functions.event.redacted-fields} names, up to
 * {@code functions.event.payload-bytes}; nothing of bodies while {@code functions.event.payloads} is off. What cannot be judged
 * is left out with a note.
 */
@ApplicationScoped
public class EventPayloads {
    private static final System.Logger LOG = System.getLogger(EventPayloads.class.getName());
    private static final String ON = "on";
    private static final String CUT = "…";
    private static final char FIRST_PRINTABLE = ' ';

    @Inject
    Settings settings;

    private @Nullable Redaction redaction;
    private boolean on;
    private int bytes;

    @PostConstruct
    void prepare() {
        redaction = new Redaction(settings.list(Setting.EVENT_REDACTED_FIELDS));
        on = ON.equalsIgnoreCase(settings.text(Setting.EVENT_PAYLOADS));
        bytes = settings.number(Setting.EVENT_PAYLOAD_BYTES);
    }

    /** Takes what may be kept of a body; quick, for it happens during an invocation. Null if nothing is to be kept. */
    public @Nullable Payload capture(byte[] body) {
        return on && body.length > 0 ? Payload.of(body, bytes) : null;
    }

    /** Returns the text of a captured body that may be stored, or a note why there is none; null if there was no body. */
    public @Nullable String text(@Nullable Payload payload) {
        if (payload == null) {
            return null;
        }
        try {
            String text = decoded(payload);
            if (text == null) {
                return note(payload.length(), "that are not text in UTF-8");
            }
            String redacted = redaction().of(text, payload.isCut());
            return redacted == null ? unclear(payload.length()) : cut(redacted, payload.isCut());
        } catch (RuntimeException broken) {
            LOG.log(System.Logger.Level.WARNING, "A payload of an event could not be redacted and is left out", broken);
            return unclear(payload.length());
        }
    }

    /** Returns the whole text of a payload that was posted, without the fields that may not be kept, or a note. */
    public @Nullable String posted(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String redacted = redaction().of(text, false);
        return redacted == null ? unclear(Utf8.length(text)) : redacted;
    }

    private String cut(String text, boolean wasCut) {
        String fitting = Utf8.cut(text, bytes);
        return wasCut || fitting.length() < text.length() ? fitting + CUT : fitting;
    }

    private static String unclear(long length) {
        return note(length, "in which fields to be redacted cannot be told apart");
    }

    private static String note(long length, String why) {
        return "[omitted: " + length + " bytes " + why + "]";
    }

    /** Returns the text, null if it is none; the last character of a cut body may be incomplete, and is left out. */
    private static @Nullable String decoded(Payload payload) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer out = CharBuffer.allocate(payload.head().length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(payload.head()), out, !payload.isCut());
        if (result.isError()) {
            return null;
        }
        String text = out.flip().toString();
        return text.chars().allMatch(EventPayloads::isOfText) ? text : null;
    }

    private static boolean isOfText(int c) {
        return c >= FIRST_PRINTABLE || c == '\n' || c == '\r' || c == '\t';
    }

    private Redaction redaction() {
        Redaction ready = redaction;
        if (ready == null) {
            throw new IllegalStateException("The redaction is not prepared yet.");
        }
        return ready;
    }
}
