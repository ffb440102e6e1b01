// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A source map (version 3), decoded: which place of the author's modules made a place of a script.
 *
 * <p>All lines and columns here are 0-based, as in the map's own encoding.
 */
public final class SourceMapping {

    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final Pattern MAPPINGS = Pattern.compile("\"mappings\"\\s*:\\s*\"([^\"]*)\"");
    private static final int[] DIGIT_VALUES = new int[128];

    static {
        Arrays.fill(DIGIT_VALUES, -1);
        for (int i = 0; i < DIGITS.length(); i++) {
            DIGIT_VALUES[DIGITS.charAt(i)] = i;
        }
    }

    /**
     * A place in one of the author's modules.
     *
     * @param source which one, 0-based; {@link SourceMapping#file} has its name
     * @param line 0-based
     * @param column 0-based
     */
    public record Position(int source, int line, int column) {

        /** A place in the first module. */
        public Position(int line, int column) {
            this(0, line, column);
        }
    }

    // Entry i says: from (generatedLines[i], generatedColumns[i]) on, the source is (sourceLines[i], sourceColumns[i])
    // of sourceFiles[i];
    // a source line of -1 says that nothing of the source made it. Sorted by generated position.
    private int[] generatedLines = new int[256];
    private int[] generatedColumns = new int[256];
    private int[] sourceFiles = new int[256];
    private int[] sourceLines = new int[256];
    private int[] sourceColumns = new int[256];
    private int size;
    private List<String> files;

    SourceMapping() {
        this(List.of());
    }

    private SourceMapping(List<String> files) {
        this.files = files;
    }

    /** Decodes the JSON text of a map; a text without mappings gives an empty map. */
    public static SourceMapping parse(String json) {
        SourceMapping mapping = new SourceMapping(files(json));
        Matcher matcher = MAPPINGS.matcher(json);
        if (matcher.find()) {
            mapping.decode(json, matcher.start(1), matcher.end(1));
        }
        return mapping;
    }

    /** The source of a place of the script; null if nothing of the source made it. */
    public @Nullable Position source(int line, int column) {
        int index = indexAtOrBefore(line, column);
        if (index < 0 || generatedLines[index] != line || sourceLines[index] < 0) {
            return null;
        }
        return new Position(sourceFiles[index], sourceLines[index], sourceColumns[index]);
    }

    /** The source of the first place of a script's line, at or after a column, that has one; null if there is none. */
    public @Nullable Position firstSource(int line, int fromColumn) {
        int index = indexAtOrBefore(line, fromColumn - 1) + 1;
        for (; index < size && generatedLines[index] == line; index++) {
            if (sourceLines[index] >= 0) {
                return new Position(sourceFiles[index], sourceLines[index], sourceColumns[index]);
            }
        }
        return null;
    }

    /** The name of the module that a position is in; null if the map names none. */
    public @Nullable String file(Position position) {
        return position.source() < files.size() ? files.get(position.source()) : null;
    }

    /** Whether several modules made the script. */
    public boolean hasSeveralFiles() {
        return files.size() > 1;
    }

    /** This map with other names for the modules. */
    SourceMapping named(UnaryOperator<String> naming) {
        files = files.stream().map(naming).toList();
        return this;
    }

    void add(int generatedLine, int generatedColumn, int sourceLine, int sourceColumn) {
        add(generatedLine, generatedColumn, 0, sourceLine, sourceColumn);
    }

    private void add(int generatedLine, int generatedColumn, int sourceFile, int sourceLine, int sourceColumn) {
        if (size == generatedLines.length) {
            int capacity = size * 2;
            generatedLines = Arrays.copyOf(generatedLines, capacity);
            generatedColumns = Arrays.copyOf(generatedColumns, capacity);
            sourceFiles = Arrays.copyOf(sourceFiles, capacity);
            sourceLines = Arrays.copyOf(sourceLines, capacity);
            sourceColumns = Arrays.copyOf(sourceColumns, capacity);
        }
        generatedLines[size] = generatedLine;
        generatedColumns[size] = generatedColumn;
        sourceFiles[size] = sourceFile;
        sourceLines[size] = sourceLine;
        sourceColumns[size] = sourceColumn;
        size++;
    }

    int size() {
        return size;
    }

    int generatedLine(int index) {
        return generatedLines[index];
    }

    int generatedColumn(int index) {
        return generatedColumns[index];
    }

    int sourceLine(int index) {
        return sourceLines[index];
    }

    int sourceColumn(int index) {
        return sourceColumns[index];
    }

    /** Follows this map and then an earlier one: from this map's script to the earlier map's source. */
    SourceMapping through(SourceMapping earlier) {
        SourceMapping composed = new SourceMapping(earlier.files);
        for (int i = 0; i < size; i++) {
            Position position = sourceLines[i] < 0 ? null : earlier.source(sourceLines[i], sourceColumns[i]);
            if (position == null) {
                composed.add(generatedLines[i], generatedColumns[i], -1, -1);
            } else {
                composed.add(
                        generatedLines[i], generatedColumns[i], position.source(), position.line(), position.column());
            }
        }
        return composed;
    }

    /** Encodes the map as JSON; the file name is the only source. */
    String toJson(String fileName) {
        return toJson(List.of(fileName));
    }

    /** Encodes the map as JSON, with the sources that it names. */
    String toJson() {
        return toJson(files);
    }

    private String toJson(List<String> sources) {
        StringBuilder json = new StringBuilder(size * 8 + 100);
        json.append("{\"version\":3,\"sources\":[");
        for (String source : sources) {
            if (json.charAt(json.length() - 1) != '[') {
                json.append(',');
            }
            quote(source, json);
        }
        json.append("],\"names\":[],\"mappings\":\"");
        int line = 0;
        int column = 0;
        int sourceFile = 0;
        int sourceLine = 0;
        int sourceColumn = 0;
        boolean first = true;
        boolean mapped = true;
        for (int i = 0; i < size; i++) {
            while (line < generatedLines[i]) {
                json.append(';');
                line++;
                column = 0;
                first = true;
                mapped = true;
            }
            boolean unmappedAgain = sourceLines[i] < 0 && !mapped;
            if (unmappedAgain) {
                continue;
            }
            if (!first) {
                json.append(',');
            }
            first = false;
            encode(generatedColumns[i] - column, json);
            column = generatedColumns[i];
            mapped = sourceLines[i] >= 0;
            if (mapped) {
                encode(sourceFiles[i] - sourceFile, json);
                sourceFile = sourceFiles[i];
                encode(sourceLines[i] - sourceLine, json);
                encode(sourceColumns[i] - sourceColumn, json);
                sourceLine = sourceLines[i];
                sourceColumn = sourceColumns[i];
            }
        }
        return json.append("\"}").toString();
    }

    private int indexAtOrBefore(int line, int column) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            boolean after = generatedLines[middle] > line
                    || (generatedLines[middle] == line && generatedColumns[middle] > column);
            if (after) {
                high = middle - 1;
            } else {
                low = middle + 1;
            }
        }
        return high;
    }

    private void decode(String json, int from, int to) {
        int line = 0;
        int column = 0;
        int sourceFile = 0;
        int sourceLine = 0;
        int sourceColumn = 0;
        int at = from;
        int[] fields = new int[5];
        while (at < to) {
            char c = json.charAt(at);
            if (c == ';') {
                line++;
                column = 0;
                at++;
            } else if (c == ',') {
                at++;
            } else {
                int count = 0;
                while (at < to && json.charAt(at) != ',' && json.charAt(at) != ';') {
                    int value = 0;
                    int shift = 0;
                    int digit;
                    do {
                        digit = DIGIT_VALUES[json.charAt(at++) & 127];
                        value |= (digit & 31) << shift;
                        shift += 5;
                    } while (at < to && (digit & 32) != 0);
                    if (count < fields.length) {
                        fields[count++] = (value & 1) == 0 ? value >>> 1 : -(value >>> 1);
                    }
                }
                column += fields[0];
                if (count >= 4) {
                    sourceFile += fields[1];
                    sourceLine += fields[2];
                    sourceColumn += fields[3];
                    add(line, column, sourceFile, sourceLine, sourceColumn);
                } else {
                    add(line, column, -1, -1);
                }
            }
        }
    }

    private static List<String> files(String json) {
        return PackageDescription.parse(json).get("sources") instanceof List<?> sources
                ? sources.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static void encode(int value, StringBuilder out) {
        int rest = value < 0 ? (-value << 1) | 1 : value << 1;
        do {
            int digit = rest & 31;
            rest >>>= 5;
            out.append(DIGITS.charAt(rest > 0 ? digit | 32 : digit));
        } while (rest > 0);
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
