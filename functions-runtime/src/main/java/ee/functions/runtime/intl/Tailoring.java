// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.intl;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How one language sorts otherwise than the root order: letters of its own, pairs that count as a letter, and which
 * script comes first. Immutable.
 *
 * <p>Rules are written {@code z<å<ä=æ}: after z comes å, then ä, which æ is the same as.
 */
final class Tailoring {

    private static final Map<String, String> RULES = Map.ofEntries(
            Map.entry("sv", "z<\u00e5<\u00e4=\u00e6<\u00f6=\u00f8=\u0151=\u0153 y=\u00fc=\u0171"),
            Map.entry("fi", "z<\u00e5<\u00e4=\u00e6<\u00f6=\u00f8 y=\u00fc"),
            Map.entry("da", "z<\u00e6=\u00e4<\u00f8=\u00f6=\u0151<\u00e5=aa y=\u00fc=\u0171"),
            Map.entry("nb", "z<\u00e6=\u00e4<\u00f8=\u00f6=\u0151<\u00e5=aa y=\u00fc=\u0171"),
            Map.entry("es", "n<\u00f1"),
            Map.entry("et", "s<\u0161<z<\u017e w<\u00f5<\u00e4<\u00f6<\u00fc"),
            Map.entry("pl", "a<\u0105 c<\u0107 e<\u0119 l<\u0142 n<\u0144 o<\u00f3 s<\u015b z<\u017a<\u017c"),
            Map.entry("cs", "c<\u010d h<ch r<\u0159 s<\u0161 z<\u017e"),
            Map.entry("sk", "a<\u00e4 c<\u010d h<ch o<\u00f4 r<\u0155 s<\u0161 z<\u017e"),
            Map.entry("hu", "c<cs d<dz<dzs g<gy l<ly n<ny o<\u00f6=\u0151 s<sz t<ty u<\u00fc=\u0171 z<zs"),
            Map.entry("tr", "c<\u00e7 g<\u011f h<\u0131 i<i o<\u00f6 s<\u015f u<\u00fc"),
            Map.entry("az", "c<\u00e7 e<\u0259 g<\u011f h<x<\u0131 k<q o<\u00f6 s<\u015f u<\u00fc z<w"),
            Map.entry("hr", "c<\u010d<\u0107 d<d\u017e<\u0111 l<lj n<nj s<\u0161 z<\u017e"),
            Map.entry("lt", "c<\u010d i=y s<\u0161 z<\u017e"),
            Map.entry(
                    "lv",
                    "a<\u0101 c<\u010d e<\u0113 g<\u0123 i<\u012b<y k<\u0137 l<\u013c n<\u0146 o<\u014d r<\u0157"
                            + " s<\u0161 u<\u016b z<\u017e"),
            Map.entry("ro", "a<\u0103<\u00e2 i<\u00ee s<\u0219=\u015f t<\u021b=\u0163"),
            Map.entry(
                    "is",
                    "a<\u00e1 d<\u00f0 e<\u00e9 i<\u00ed o<\u00f3 u<\u00fa y<\u00fd"
                            + " z<\u00fe<\u00e6=\u00e4<\u00f6=\u00f8<\u00e5"),
            Map.entry("sq", "c<\u00e7 d<dh e<\u00eb g<gj l<ll n<nj r<rr s<sh t<th x<xh z<zh"),
            Map.entry("vi", "a<\u0103<\u00e2 d<\u0111 e<\u00ea o<\u00f4<\u01a1 u<\u01b0"),
            Map.entry("eo", "c<\u0109 g<\u011d h<\u0125 j<\u0135 s<\u015d u<\u016d"),
            Map.entry("cy", "c<ch d<dd f<ff g<ng l<ll p<ph r<rh t<th"),
            Map.entry("uk", "\u0433<\u0491 \u0456<\u0457"),
            Map.entry("be", "\u0435<\u0451 \u0443<\u045e"),
            Map.entry("sr", "\u0438=\u0439"));

    private static final Map<String, String> LIKE =
            Map.of("no", "nb", "nn", "nb", "fo", "da", "bs", "hr", "sl", "hr", "gl", "es", "fil", "es");

    /** Languages that put their own script before all others. */
    private static final Map<String, Set<Character.UnicodeScript>> FIRST = Map.ofEntries(
            Map.entry("ru", Set.of(Character.UnicodeScript.CYRILLIC)),
            Map.entry("uk", Set.of(Character.UnicodeScript.CYRILLIC)),
            Map.entry("be", Set.of(Character.UnicodeScript.CYRILLIC)),
            Map.entry("bg", Set.of(Character.UnicodeScript.CYRILLIC)),
            Map.entry("sr", Set.of(Character.UnicodeScript.CYRILLIC)),
            Map.entry("mk", Set.of(Character.UnicodeScript.CYRILLIC)),
            Map.entry("kk", Set.of(Character.UnicodeScript.CYRILLIC)),
            Map.entry("el", Set.of(Character.UnicodeScript.GREEK)),
            Map.entry("he", Set.of(Character.UnicodeScript.HEBREW)),
            Map.entry("ar", Set.of(Character.UnicodeScript.ARABIC)),
            Map.entry("fa", Set.of(Character.UnicodeScript.ARABIC)),
            Map.entry("hi", Set.of(Character.UnicodeScript.DEVANAGARI)),
            Map.entry("th", Set.of(Character.UnicodeScript.THAI)),
            Map.entry("ko", Set.of(Character.UnicodeScript.HANGUL, Character.UnicodeScript.HAN)),
            Map.entry("zh", Set.of(Character.UnicodeScript.HAN)));

    private final Map<String, Long> weights = new HashMap<>();
    private final Map<String, Integer> alike = new HashMap<>();
    private final int longest;
    private final Set<Character.UnicodeScript> first;

    private Tailoring(String language) {
        RootOrder root = RootOrder.get();
        int length = 0;
        String rules = RULES.getOrDefault(LIKE.getOrDefault(language, language), "");
        for (String rule : rules.isEmpty() ? new String[0] : rules.split(" ", -1)) {
            long weight = root.primary(rule.codePointAt(0));
            for (int at = 1; at < rule.length(); ) {
                int end = at + 1;
                while (end < rule.length() && rule.charAt(end) != '<' && rule.charAt(end) != '=') {
                    end++;
                }
                weight += rule.charAt(at) == '<' ? 1 : 0;
                String letter = rule.substring(at + 1, end);
                weights.put(letter, weight);
                if (rule.charAt(at) == '=') {
                    alike.put(letter, alike.size() + 1);
                }
                length = Math.max(length, end - at - 1);
                at = end;
            }
        }
        longest = length;
        first = FIRST.getOrDefault(language, Set.of());
    }

    static Tailoring of(String language) {
        return new Tailoring(language);
    }

    boolean isEmpty() {
        return weights.isEmpty();
    }

    /** How many characters the longest letter of this language has. */
    int longest() {
        return longest;
    }

    /** Gives the weight of a lower-case letter of this language, or 0 if it is not tailored. */
    long weight(String letter) {
        return weights.getOrDefault(letter, 0L);
    }

    /** Gives how a letter differs from the one it is the same as, like an accent; 0 if it stands for itself. */
    int accent(String letter) {
        return alike.getOrDefault(letter, 0);
    }

    /** Puts the letters of the language's script before those of others. */
    long ordered(long weight, int codePoint) {
        return first.isEmpty()
                        || !RootOrder.get().isLetter(weight)
                        || first.contains(Character.UnicodeScript.of(codePoint))
                ? weight
                : weight + (1L << 56);
    }
}
