// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.regexp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which characters are the same without case (ECMA-262 22.2.2.7.3): by upper case in UTF-16 units, or by the simple case
 * folding of Unicode in code points. Thread-safe; the tables are made at first use.
 */
final class CaseFolding {

    private static final int CASED_END = 0x1e944;

    private final int[] characters;
    private final int[] canonical;
    private final List<int[]> classes = new ArrayList<>();

    private static final class Units {
        static final CaseFolding TABLE = new CaseFolding(false);
    }

    private static final class CodePoints {
        static final CaseFolding TABLE = new CaseFolding(true);
        /** What folding leaves as it is. */
        static final CodePointSet FOLDED = TABLE.foldedCharacters();
    }

    private CaseFolding(boolean unicode) {
        Map<Integer, List<Integer>> members = new TreeMap<>();
        Map<Integer, Integer> changed = new TreeMap<>();
        for (int c = 0; c < (unicode ? CASED_END : 0x10000); c++) {
            int to = unicode ? fold(c) : upper(c);
            if (to != c) {
                changed.put(c, to);
                members.computeIfAbsent(to, key -> new ArrayList<>(List.of(key)))
                        .add(c);
            }
        }
        for (List<Integer> list : members.values()) {
            classes.add(list.stream().mapToInt(Integer::intValue).toArray());
        }
        characters = changed.keySet().stream().mapToInt(Integer::intValue).toArray();
        canonical = changed.values().stream().mapToInt(Integer::intValue).toArray();
    }

    private static CaseFolding table(boolean unicode) {
        return unicode ? CodePoints.TABLE : Units.TABLE;
    }

    /** The character that stands for all that are the same as this one. */
    static int canonicalize(int c, boolean unicode) {
        if (c < 128) {
            boolean change = unicode ? c >= 'A' && c <= 'Z' : c >= 'a' && c <= 'z';
            return change ? c ^ 0x20 : c;
        }
        CaseFolding table = table(unicode);
        int found = Arrays.binarySearch(table.characters, c);
        return found < 0 ? c : table.canonical[found];
    }

    /** The set with all that are the same as one of its members. */
    static CodePointSet closure(CodePointSet set, boolean unicode) {
        if (set.isEmpty()) {
            return set;
        }
        CodePointSet.Builder closure = new CodePointSet.Builder().addAll(set);
        if (set.last() < 128) {
            for (int c = 'a'; c <= 'z'; c++) {
                if (set.contains(c) || set.contains(c ^ 0x20)) {
                    closure.add(c).add(c ^ 0x20);
                    if (unicode && c == 'k') {
                        closure.add(0x212a);
                    } else if (unicode && c == 's') {
                        closure.add(0x17f);
                    }
                }
            }
            return closure.build();
        }
        for (int[] same : table(unicode).classes) {
            for (int c : same) {
                if (set.contains(c)) {
                    for (int other : same) {
                        closure.add(other);
                    }
                    break;
                }
            }
        }
        return closure.build();
    }

    /** What the members of a set fold to. */
    static CodePointSet folded(CodePointSet set) {
        CodePointSet.Builder folded = new CodePointSet.Builder().addAll(set.intersection(CodePoints.FOLDED));
        CaseFolding table = CodePoints.TABLE;
        for (int i = 0; i < table.characters.length; i++) {
            if (set.contains(table.characters[i])) {
                folded.add(table.canonical[i]);
            }
        }
        return folded.build();
    }

    /** All characters that fold to themselves. */
    static CodePointSet allFolded() {
        return CodePoints.FOLDED;
    }

    private CodePointSet foldedCharacters() {
        CodePointSet.Builder changed = new CodePointSet.Builder();
        for (int c : characters) {
            changed.add(c);
        }
        return changed.build().complement();
    }

    private static int upper(int c) {
        if (Character.toUpperCase(c) == c) {
            return c;
        }
        String upper = String.valueOf((char) c).toUpperCase(Locale.ROOT);
        if (upper.length() != 1 || (c >= 128 && upper.charAt(0) < 128)) {
            return c;
        }
        return upper.charAt(0);
    }

    /** CaseFolding.txt, statuses C and S. */
    private static int fold(int c) {
        return switch (c) {
            // The dotted and the dotless i fold to themselves, outside of Turkish.
            case 0x130, 0x131 -> c;
            case 0x1fd3 -> 0x390;
            case 0x1fe3 -> 0x3b0;
            case 0xfb05 -> 0xfb06;
            default -> {
                // Cherokee folds to upper case.
                if ((c >= 0x13a0 && c <= 0x13f5) || (c >= 0x13f8 && c <= 0x13fd) || (c >= 0xab70 && c <= 0xabbf)) {
                    yield Character.toUpperCase(c);
                }
                yield Character.toLowerCase(Character.toUpperCase(c));
            }
        };
    }
}
