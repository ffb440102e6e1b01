// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.regexp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The sets that {@code \p} names (ECMA-262 22.2.2.10). Thread-safe; a set is made when it is first asked for.
 *
 * <p>General categories and scripts are those of the Unicode version that the JDK knows.
 */
final class UnicodeProperties {

    private static final Set<String> OF_STRINGS = Set.of(
            "Basic_Emoji",
            "Emoji_Keycap_Sequence",
            "RGI_Modifier_Sequence",
            "RGI_Flag_Sequence",
            "RGI_Emoji_Modifier_Sequence",
            "RGI_Emoji_Flag_Sequence",
            "RGI_Emoji_Tag_Sequence",
            "RGI_Emoji_ZWJ_Sequence",
            "RGI_Emoji");

    // Short and long names, and the numbers that Character.getType gives.
    private static final List<String> CATEGORIES = List.of(
            "Cn Unassigned 0",
            "Lu Uppercase_Letter 1",
            "Ll Lowercase_Letter 2",
            "Lt Titlecase_Letter 3",
            "Lm Modifier_Letter 4",
            "Lo Other_Letter 5",
            "Mn Nonspacing_Mark 6",
            "Me Enclosing_Mark 7",
            "Mc Spacing_Mark 8",
            "Nd Decimal_Number 9 digit",
            "Nl Letter_Number 10",
            "No Other_Number 11",
            "Zs Space_Separator 12",
            "Zl Line_Separator 13",
            "Zp Paragraph_Separator 14",
            "Cc Control 15 cntrl",
            "Cf Format 16",
            "Co Private_Use 18",
            "Cs Surrogate 19",
            "Pd Dash_Punctuation 20",
            "Ps Open_Punctuation 21",
            "Pe Close_Punctuation 22",
            "Pc Connector_Punctuation 23",
            "Po Other_Punctuation 24",
            "Sm Math_Symbol 25",
            "Sc Currency_Symbol 26",
            "Sk Modifier_Symbol 27",
            "So Other_Symbol 28",
            "Pi Initial_Punctuation 29",
            "Pf Final_Punctuation 30",
            "LC Cased_Letter 1,2,3",
            "L Letter 1,2,3,4,5",
            "M Mark 6,7,8 Combining_Mark",
            "N Number 9,10,11",
            "Z Separator 12,13,14",
            "C Other 0,15,16,18,19",
            "P Punctuation 20,21,22,23,24,29,30 punct",
            "S Symbol 25,26,27,28");

    private static final Map<String, CodePointSet> FOUND = new ConcurrentHashMap<>();

    private UnicodeProperties() {}

    /** The set of a property as it stands between the braces; null if there is none of that name. */
    static @Nullable CodePointSet find(String text) {
        CodePointSet found = FOUND.get(text);
        if (found == null) {
            found = make(text);
            if (found != null) {
                FOUND.put(text, found);
            }
        }
        return found;
    }

    static boolean isOfStrings(String text) {
        return OF_STRINGS.contains(text);
    }

    private static @Nullable CodePointSet make(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            CodePointSet category = category(text);
            return category != null ? category : binary(text);
        }
        String value = text.substring(equals + 1);
        return switch (text.substring(0, equals)) {
            case "General_Category", "gc" -> category(value);
            case "Script", "sc" -> script(value);
            case "Script_Extensions", "scx" -> scriptExtensions(value);
            default -> null;
        };
    }

    private static @Nullable CodePointSet category(String name) {
        for (String category : CATEGORIES) {
            String[] parts = category.split(" ");
            if (parts[0].equals(name) || parts[1].equals(name) || (parts.length > 3 && parts[3].equals(name))) {
                int wanted = 0;
                for (String type : parts[2].split(",")) {
                    wanted |= 1 << Integer.parseInt(type);
                }
                int types = wanted;
                return CodePointSet.where(c -> (types & 1 << Character.getType(c)) != 0);
            }
        }
        return null;
    }

    private static @Nullable UnicodeScript scriptOf(String name) {
        try {
            UnicodeScript script = switch (name) {
                case "Qaac" -> UnicodeScript.COPTIC;
                case "Qaai" -> UnicodeScript.INHERITED;
                default -> UnicodeScript.forName(name);
            };
            boolean isCode = name.length() == 4 && name.equals(titled(name));
            boolean isName = name.equals(titled(script.name())) || name.equals("SignWriting");
            return isCode || isName ? script : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String titled(String name) {
        StringBuilder titled = new StringBuilder(name.toLowerCase(Locale.ROOT));
        for (int i = 0; i < titled.length(); i++) {
            if (i == 0 || titled.charAt(i - 1) == '_') {
                titled.setCharAt(i, Character.toUpperCase(titled.charAt(i)));
            }
        }
        return titled.toString();
    }

    private static @Nullable CodePointSet script(String name) {
        UnicodeScript script = scriptOf(name);
        return script == null ? null : CodePointSet.where(c -> UnicodeScript.of(c) == script);
    }

    private static @Nullable CodePointSet scriptExtensions(String name) {
        UnicodeScript script = scriptOf(name);
        if (script == null) {
            return null;
        }
        CodePointSet set = CodePointSet.where(c -> UnicodeScript.of(c) == script);
        for (Map.Entry<String, String> entry : table().entrySet()) {
            if (entry.getKey().startsWith("scx=") && scriptOf(entry.getKey().substring(4)) == script) {
                String[] parts = entry.getValue().split("!", -1);
                set = set.union(ranges(parts[0]));
                return parts.length == 1 ? set : set.without(ranges(parts[1]));
            }
        }
        return set;
    }

    private static @Nullable CodePointSet binary(String name) {
        return switch (name) {
            case "Any" -> CodePointSet.ALL;
            case "ASCII" -> CodePointSet.of(0, 127);
            case "ASCII_Hex_Digit", "AHex" -> CodePointSet.of('0', '9', 'A', 'F', 'a', 'f');
            case "Assigned" -> CodePointSet.where(Character::isDefined);
            case "Alphabetic", "Alpha" -> CodePointSet.where(Character::isAlphabetic);
            case "Bidi_Mirrored", "Bidi_M" -> CodePointSet.where(Character::isMirrored);
            case "Lowercase", "Lower" -> CodePointSet.where(Character::isLowerCase);
            case "Uppercase", "Upper" -> CodePointSet.where(Character::isUpperCase);
            case "Cased" ->
                CodePointSet.where(
                        c -> Character.isLowerCase(c) || Character.isUpperCase(c) || Character.isTitleCase(c));
            case "Changes_When_Casemapped", "CWCM" -> any("CWL", "CWU", "CWT");
            case "Grapheme_Base", "Gr_Base" -> any("C", "Zl", "Zp", "Gr_Ext").complement();
            case "ID_Start", "IDS" -> CodePointSet.where(Character::isUnicodeIdentifierStart);
            case "ID_Continue", "IDC" ->
                CodePointSet.where(c -> Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c));
            case "Ideographic", "Ideo" -> CodePointSet.where(Character::isIdeographic);
            case "White_Space", "space" ->
                CodePointSet.SPACES.without(CodePointSet.of(0xfeff, 0xfeff)).union(CodePointSet.of(0x85, 0x85));
            case "XID_Start", "XIDS" ->
                any("IDS")
                        .without(CodePointSet.of(0xe33, 0xe33, 0xeb3, 0xeb3, 0xff9e, 0xff9f))
                        .without(NOT_XID);
            case "XID_Continue", "XIDC" -> any("IDC").without(NOT_XID);
            default -> {
                String ranges = table().get(name);
                yield ranges == null || name.startsWith("scx") ? null : ranges(ranges);
            }
        };
    }

    // What normalising takes out of an identifier.
    private static final CodePointSet NOT_XID = CodePointSet.of(
            0x37a, 0x37a, 0x309b, 0x309c, 0xfc5e, 0xfc63, 0xfdfa, 0xfdfb, 0xfe70, 0xfe70, 0xfe72, 0xfe72, 0xfe74,
            0xfe74, 0xfe76, 0xfe76, 0xfe78, 0xfe78, 0xfe7a, 0xfe7a, 0xfe7c, 0xfe7c, 0xfe7e, 0xfe7e);

    private static CodePointSet any(String... names) {
        CodePointSet any = CodePointSet.EMPTY;
        for (String name : names) {
            CodePointSet set = find(name);
            any = set == null ? any : any.union(set);
        }
        return any;
    }

    private static CodePointSet ranges(String text) {
        CodePointSet.Builder set = new CodePointSet.Builder();
        int at = 0;
        for (String range : text.isEmpty() ? new String[0] : text.split(" ")) {
            int hyphen = range.indexOf('-');
            int from = at + Integer.parseInt(hyphen < 0 ? range : range.substring(0, hyphen), 36);
            int to = hyphen < 0 ? from : from + Integer.parseInt(range.substring(hyphen + 1), 36);
            set.add(from, to);
            at = to + 1;
        }
        return set.build();
    }

    /** The lines of the table by their names; read each time, because what comes of them is kept. */
    private static Map<String, String> table() {
        Map<String, String> table = new HashMap<>();
        try (InputStream content = UnicodeProperties.class.getResourceAsStream("unicode-properties.txt")) {
            if (content == null) {
                throw new IllegalStateException("The table of Unicode properties is missing.");
            }
            for (String line : new String(content.readAllBytes(), StandardCharsets.US_ASCII).split("\n")) {
                int equals = line.lastIndexOf('=');
                if (equals > 0 && !line.startsWith("#")) {
                    boolean script = line.startsWith("scx=");
                    for (String name : line.substring(0, equals).split(script ? "\n" : " ")) {
                        table.put(name, line.substring(equals + 1));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The table of Unicode properties could not be read.", e);
        }
        return table;
    }
}
