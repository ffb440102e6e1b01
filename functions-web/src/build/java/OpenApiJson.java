// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Run by the build: writes a YAML file as JSON. Fails for what JSON has no form of, such as an unquoted date. */
final class OpenApiJson {
    private OpenApiJson() {}

    /** Reads the first of the two files and writes the second one. */
    public static void main(String[] files) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        try (Reader yaml = Files.newBufferedReader(Path.of(files[0]))) {
            StringBuilder json = new StringBuilder();
            write(new Yaml(new SafeConstructor(options)).load(yaml), json);
            Path target = Path.of(files[1]);
            Files.createDirectories(target.getParent());
            Files.writeString(target, json.append('\n'));
        }
    }

    private static void write(Object value, StringBuilder json) {
        if (value instanceof Map<?, ?> map) {
            String separator = "{";
            for (Map.Entry<?, ?> member : map.entrySet()) {
                json.append(separator);
                if (!(member.getKey() instanceof String name)) {
                    throw new IllegalArgumentException("The key " + member.getKey() + " is no string: quote it.");
                }
                write(name, json);
                json.append(':');
                write(member.getValue(), json);
                separator = ",\n";
            }
            json.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            String separator = "[";
            for (Object item : list) {
                json.append(separator);
                write(item, json);
                separator = ",";
            }
            json.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof String text) {
            json.append('"');
            text.chars().forEach(c -> {
                if (c == '"' || c == '\\') {
                    json.append('\\').append((char) c);
                } else if (c < ' ') {
                    json.append(String.format("\\u%04x", c));
                } else {
                    json.append((char) c);
                }
            });
            json.append('"');
        } else if (value == null || value instanceof Boolean || value instanceof Integer || value instanceof Long) {
            json.append(value);
        } else {
            throw new IllegalArgumentException(value + " has no form in JSON: quote it.");
        }
    }
}
