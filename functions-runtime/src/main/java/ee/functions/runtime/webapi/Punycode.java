// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import org.jspecify.annotations.Nullable;

/** Writes labels of domain names in ASCII and reads them back (RFC 3492). */
final class Punycode {

    private static final int BASE = 36;
    private static final int LEAST_THRESHOLD = 1;
    private static final int MOST_THRESHOLD = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST_BIAS = 72;
    private static final int FIRST_CODE_POINT = 0x80;
    private static final char DELIMITER = '-';

    private Punycode() {}

    /** Gives the ASCII form of a label, without its prefix; null if a number in it grows too large. */
    static @Nullable String encode(String label) {
        int[] points = label.codePoints().toArray();
        StringBuilder out = new StringBuilder();
        for (int point : points) {
            if (point < FIRST_CODE_POINT) {
                out.append((char) point);
            }
        }
        int basic = out.length();
        int handled = basic;
        if (basic > 0) {
            out.append(DELIMITER);
        }
        int n = FIRST_CODE_POINT;
        int bias = FIRST_BIAS;
        long delta = 0;
        while (handled < points.length) {
            int next = Integer.MAX_VALUE;
            for (int point : points) {
                if (point >= n && point < next) {
                    next = point;
                }
            }
            delta += (long) (next - n) * (handled + 1);
            n = next;
            for (int point : points) {
                if (point < n) {
                    delta++;
                }
                if (delta > Integer.MAX_VALUE) {
                    return null;
                }
                if (point == n) {
                    append(out, (int) delta, bias);
                    bias = adapt((int) delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
            n++;
        }
        return out.toString();
    }

    private static void append(StringBuilder out, int delta, int bias) {
        int rest = delta;
        for (int k = BASE; ; k += BASE) {
            int threshold = threshold(k, bias);
            if (rest < threshold) {
                out.append(digit(rest));
                return;
            }
            out.append(digit(threshold + (rest - threshold) % (BASE - threshold)));
            rest = (rest - threshold) / (BASE - threshold);
        }
    }

    /** Gives the label that a text without prefix stands for; null if it stands for none. */
    static @Nullable String decode(String text) {
        int delimiter = text.lastIndexOf(DELIMITER);
        int[] points = new int[text.length()];
        int length = 0;
        for (int i = 0; i < delimiter; i++) {
            points[length++] = text.charAt(i);
        }
        int n = FIRST_CODE_POINT;
        int bias = FIRST_BIAS;
        long position = 0;
        int at = delimiter < 0 ? 0 : delimiter + 1;
        while (at < text.length()) {
            long before = position;
            long weight = 1;
            for (int k = BASE; ; k += BASE) {
                int digit = at < text.length() ? value(text.charAt(at++)) : -1;
                if (digit < 0) {
                    return null;
                }
                position += digit * weight;
                int threshold = threshold(k, bias);
                if (digit < threshold) {
                    break;
                }
                weight *= BASE - threshold;
                if (position > Integer.MAX_VALUE || weight > Integer.MAX_VALUE) {
                    return null;
                }
            }
            bias = adapt((int) (position - before), length + 1, before == 0);
            long point = n + position / (length + 1);
            if (point > Character.MAX_CODE_POINT) {
                return null;
            }
            n = (int) point;
            position %= length + 1;
            System.arraycopy(points, (int) position, points, (int) position + 1, length - (int) position);
            points[(int) position] = n;
            length++;
            position++;
        }
        return new String(points, 0, length);
    }

    private static int threshold(int k, int bias) {
        return Math.min(Math.max(k - bias, LEAST_THRESHOLD), MOST_THRESHOLD);
    }

    private static int adapt(int delta, int length, boolean first) {
        int rest = first ? delta / DAMP : delta / 2;
        rest += rest / length;
        int k = 0;
        while (rest > (BASE - LEAST_THRESHOLD) * MOST_THRESHOLD / 2) {
            rest /= BASE - LEAST_THRESHOLD;
            k += BASE;
        }
        return k + (BASE - LEAST_THRESHOLD + 1) * rest / (rest + SKEW);
    }

    private static char digit(int value) {
        return (char) (value < 26 ? 'a' + value : '0' + value - 26);
    }

    private static int value(char digit) {
        if (digit >= '0' && digit <= '9') {
            return digit - '0' + 26;
        }
        int letter = digit | 0x20;
        return letter >= 'a' && letter <= 'z' ? letter - 'a' : -1;
    }
}
