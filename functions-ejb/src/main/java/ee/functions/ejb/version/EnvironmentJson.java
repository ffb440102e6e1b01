// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.version;

import static ee.functions.ejb.json.JsonText.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Environment variables and their names as the JSON texts that are stored. */
final class EnvironmentJson {
    private EnvironmentJson() {}

    static String ofVariables(Map<String, String> environment) {
        JsonObjectBuilder object = JSON.createObjectBuilder();
        new TreeMap<>(environment).forEach(object::add);
        return object.build().toString();
    }

    static Map<String, String> toVariables(String json) {
        try (JsonReader reader = JSON.createReader(new StringReader(json))) {
            Map<String, String> environment = new TreeMap<>();
            reader.readObject().forEach((name, value) -> environment.put(name, ((JsonString) value).getString()));
            return environment;
        }
    }

    static String ofNames(Collection<String> names) {
        JsonArrayBuilder array = JSON.createArrayBuilder();
        names.stream().sorted().forEach(array::add);
        return array.build().toString();
    }

    static List<String> toNames(String json) {
        try (JsonReader reader = JSON.createReader(new StringReader(json))) {
            return reader.readArray().getValuesAs(JsonString::getString);
        }
    }
}
