// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.intl;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A date pattern of CLDR, taken to pieces: fields and the text between them. Immutable. */
record DatePattern(List<Piece> pieces) {

    /** A field (letter and count), or text (letter 0). */
    record Piece(char letter, int count, String text) {

        boolean isField() {
            return letter != 0;
        }

        Piece withLetter(char other) {
            return new Piece(other, count, text);
        }

        Piece withCount(int other) {
            return new Piece(letter, other, text);
        }
    }

    static DatePattern of(String pattern) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == '\'') {
                int end = pattern.indexOf('\'', at + 1);
                if (end < 0) {
                    break;
                }
                text.append(end == at + 1 ? "'" : pattern.substring(at + 1, end));
                at = end + 1;
            } else if (isLetter(c)) {
                addText(pieces, text);
                int end = at;
                while (end < pattern.length() && pattern.charAt(end) == c) {
                    end++;
                }
                pieces.add(new Piece(c, end - at, ""));
                at = end;
            } else {
                text.append(c);
                at++;
            }
        }
        addText(pieces, text);
        return new DatePattern(List.copyOf(pieces));
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static void addText(List<Piece> pieces, StringBuilder text) {
        if (text.length() > 0) {
            pieces.add(new Piece((char) 0, 0, text.toString()));
            text.setLength(0);
        }
    }

    /** Says whether one of these letters is a field. */
    boolean has(String letters) {
        for (Piece piece : pieces) {
            if (piece.isField() && letters.indexOf(piece.letter()) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Says whether the first field is one of these letters. */
    boolean startsWith(String letters) {
        return !pieces.isEmpty()
                && pieces.get(0).isField()
                && letters.indexOf(pieces.get(0).letter()) >= 0;
    }

    /**
     * Leaves fields out. Text that stood beside them goes too: of two texts the longer one, and at the ends all; text
     * that is stuck to a field as a suffix (in Chinese, Japanese and Korean) goes with its field.
     */
    DatePattern without(String letters, boolean suffixed) {
        List<Piece> kept = new ArrayList<>(pieces);
        for (int i = 0; i < kept.size(); i++) {
            Piece piece = kept.get(i);
            if (!piece.isField() || letters.indexOf(piece.letter()) < 0) {
                continue;
            }
            boolean before = i > 0 && !kept.get(i - 1).isField();
            boolean after = i + 1 < kept.size() && !kept.get(i + 1).isField();
            boolean last = after ? i + 2 == kept.size() : i + 1 == kept.size();
            boolean first = before ? i == 1 : i == 0;
            if (after && (suffixed || first || last || !before || longer(kept, i + 1, i - 1))) {
                kept.remove(i + 1);
                after = false;
            } else if (before && !first && !suffixed) {
                kept.remove(i - 1);
                i--;
                before = false;
            }
            if (last && before && !suffixed) {
                kept.remove(i - 1);
                i--;
            }
            kept.remove(i);
            i--;
        }
        return new DatePattern(merged(kept));
    }

    private static boolean longer(List<Piece> pieces, int one, int other) {
        return pieces.get(one).text().length() > pieces.get(other).text().length();
    }

    private static List<Piece> merged(List<Piece> pieces) {
        List<Piece> merged = new ArrayList<>();
        for (Piece piece : pieces) {
            int last = merged.size() - 1;
            if (!piece.isField() && last >= 0 && !merged.get(last).isField()) {
                merged.set(last, new Piece((char) 0, 0, merged.get(last).text() + piece.text()));
            } else {
                merged.add(piece);
            }
        }
        int last = merged.size() - 1;
        if (last >= 0 && !merged.get(last).isField()) {
            String text = merged.get(last).text().stripTrailing();
            if (text.isEmpty()) {
                merged.remove(last);
            } else {
                merged.set(last, new Piece((char) 0, 0, text));
            }
        }
        return List.copyOf(merged);
    }

    /** Puts text between this pattern and another. */
    DatePattern join(String between, DatePattern other) {
        List<Piece> all = new ArrayList<>(pieces);
        if (!between.isEmpty()) {
            all.add(new Piece((char) 0, 0, between));
        }
        all.addAll(other.pieces);
        return new DatePattern(merged(all));
    }

    /** Changes each field. */
    DatePattern map(UnaryOperator<Piece> change) {
        return new DatePattern(pieces.stream()
                .map(piece -> piece.isField() ? change.apply(piece) : piece)
                .toList());
    }
}
