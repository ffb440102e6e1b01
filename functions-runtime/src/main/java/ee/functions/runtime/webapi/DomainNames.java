// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Internationalized domain names as the URL standard wants them: UTS 46, without transition, with the checks of joiners
 * and of the writing direction, and without the checks of hyphens and lengths.
 *
 * <p>What becomes of a character is derived from the Unicode data of the JDK (compatibility normalization, case, general
 * category) instead of a table of its own; a newer JDK therefore knows newer characters.
 */
final class DomainNames {

    private static final int LONGEST = 1_000;
    private static final String ENCODED_LABEL = "xn--";
    private static final int FULL_STOP = '.';
    private static final int IDEOGRAPHIC_STOP = 0x3002;
    private static final int NON_JOINER = 0x200c;
    private static final int JOINER = 0x200d;
    private static final int SHARP_S = 0xdf;
    private static final int FINAL_SIGMA = 0x3c2;
    private static final int SIGMA = 0x3c3;
    private static final int DOTLESS_I = 0x131;

    /** First and last characters of the ranges that a name is read without (Default_Ignorable_Code_Point). */
    private static final int[] IGNORED = {
        0xad, 0xad, 0x34f, 0x34f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180f, 0x200b, 0x200b, 0x2060, 0x2064,
        0x206a, 0x206f, 0x3164, 0x3164, 0xfe00, 0xfe0f, 0xfeff, 0xfeff, 0xffa0, 0xffa0, 0x1bca0, 0x1bca3, 0x1d173,
        0x1d17a, 0xe0100, 0xe01ef
    };

    private DomainNames() {}

    /** Gives the ASCII form of a domain, or null if it is none. */
    static @Nullable String toAscii(String domain) {
        if (domain.chars().allMatch(unit -> unit < 0x80)) {
            return domain.toLowerCase(Locale.ROOT);
        }
        String mapped = domain.length() > LONGEST ? null : mapped(domain);
        if (mapped == null) {
            return null;
        }
        String[] labels = mapped.split("\\.", -1);
        boolean rightToLeft = false;
        for (int i = 0; i < labels.length; i++) {
            String label = decoded(labels[i]);
            if (label == null || !isValid(label)) {
                return null;
            }
            labels[i] = label;
            rightToLeft = rightToLeft || DomainDirection.isRightToLeft(label);
        }
        for (int i = 0; i < labels.length; i++) {
            if (rightToLeft && !labels[i].isEmpty() && !DomainDirection.isConsistent(labels[i])) {
                return null;
            }
            if (!isAscii(labels[i])) {
                String encoded = Punycode.encode(labels[i]);
                if (encoded == null) {
                    return null;
                }
                labels[i] = ENCODED_LABEL + encoded;
            }
        }
        return String.join(".", labels);
    }

    private static @Nullable String mapped(String domain) {
        StringBuilder out = new StringBuilder();
        int[] points = domain.codePoints().toArray();
        for (int point : points) {
            String mapped = map(point);
            if (mapped == null) {
                return null;
            }
            out.append(mapped);
        }
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }

    /** Reads an encoded label; what it holds must be in the form that the mapping gives. */
    private static @Nullable String decoded(String label) {
        if (!label.startsWith(ENCODED_LABEL)) {
            return label;
        }
        String rest = label.substring(ENCODED_LABEL.length());
        String decoded = isAscii(rest) ? Punycode.decode(rest) : null;
        boolean sound = decoded != null
                && !decoded.isEmpty()
                && !isAscii(decoded)
                && Normalizer.isNormalized(decoded, Normalizer.Form.NFC);
        return sound ? decoded : null;
    }

    private static boolean isValid(String label) {
        if (label.isEmpty()) {
            return true;
        }
        if (label.startsWith(ENCODED_LABEL) || isMark(label.codePointAt(0))) {
            return false;
        }
        int[] points = label.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            int point = points[i];
            if (point == FULL_STOP || !Character.toString(point).equals(map(point))) {
                return false;
            }
            if ((point == JOINER || point == NON_JOINER) && !DomainJoiners.mayStandAt(points, i)) {
                return false;
            }
        }
        return true;
    }

    /** Gives what a character is read as: itself, others, nothing; null if it is not allowed. */
    static @Nullable String map(int point) {
        if (point < 0x80) {
            return Character.toString(Character.toLowerCase(point));
        }
        if (point == SHARP_S || point == FINAL_SIGMA || point == JOINER || point == NON_JOINER) {
            return Character.toString(point);
        }
        if (isIgnored(point)) {
            return "";
        }
        if (point == IDEOGRAPHIC_STOP || point == 0xff0e || point == 0xff61) {
            return ".";
        }
        if (isDisallowed(point)) {
            return null;
        }
        String folded = normalized(fold(normalized(Character.toString(point))));
        String mapped = normalized(fold(folded)).replace((char) FINAL_SIGMA, (char) SIGMA);
        return mapped.indexOf(FULL_STOP) >= 0 || mapped.indexOf(IDEOGRAPHIC_STOP) >= 0 ? null : mapped;
    }

    private static boolean isIgnored(int point) {
        for (int i = 0; i < IGNORED.length; i += 2) {
            if (point >= IGNORED[i] && point <= IGNORED[i + 1]) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDisallowed(int point) {
        switch (Character.getType(point)) {
            case Character.UNASSIGNED:
            case Character.CONTROL:
            case Character.FORMAT:
            case Character.PRIVATE_USE:
            case Character.SURROGATE:
            case Character.LINE_SEPARATOR:
            case Character.PARAGRAPH_SEPARATOR:
                return true;
            default:
                // The space of Ogham, the characters that describe ideographs, and two that stand for others.
                return point == 0x1680
                        || (point >= 0x2ff0 && point <= 0x2fff)
                        || point == 0x31ef
                        || point == 0xfffc
                        || point == 0xfffd;
        }
    }

    /** Full case folding: by way of the capital letter, with the letters that have none of their own. */
    private static String fold(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (point >= 0x13a0 && point <= 0x13f5) {
                // Cherokee folds to its capitals.
                out.appendCodePoint(point);
            } else if (point >= 0x13f8 && point <= 0x13fd) {
                out.appendCodePoint(point - 8);
            } else if (point >= 0xab70 && point <= 0xabbf) {
                out.appendCodePoint(point - 0xab70 + 0x13a0);
            } else if (point == SHARP_S || point == FINAL_SIGMA || point == DOTLESS_I) {
                out.appendCodePoint(point);
            } else {
                // One by one: the small sigma depends on what stands around it.
                Character.toString(point)
                        .toUpperCase(Locale.ROOT)
                        .codePoints()
                        .forEach(capital ->
                                out.append(Character.toString(capital).toLowerCase(Locale.ROOT)));
            }
        });
        return out.toString();
    }

    private static String normalized(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(unit -> unit < 0x80);
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }
}
