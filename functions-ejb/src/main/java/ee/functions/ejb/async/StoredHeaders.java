// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.async;

import static ee.functions.ejb.json.JsonText.JSON;

import ee.functions.ejb.invocation.HeaderValue;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and writes the column that holds the headers of a call: a JSON array of pairs, since a name may come several times. */
final class StoredHeaders {
    private StoredHeaders() {}

    static List<HeaderValue> read(@Nullable String stored) {
        List<HeaderValue> headers = new ArrayList<>();
        if (stored != null) {
            try (JsonReader reader = JSON.createReader(new StringReader(stored))) {
                reader.readArray().getValuesAs(JsonArray.class).stream()
                        .map(pair -> new HeaderValue(pair.getString(0), pair.getString(1)))
                        .forEach(headers::add);
            }
        }
        return headers;
    }

    static String write(List<HeaderValue> headers) {
        JsonArrayBuilder pairs = JSON.createArrayBuilder();
        headers.forEach(
                header -> pairs.add(JSON.createArrayBuilder().add(header.name()).add(header.value())));
        return pairs.build().toString();
    }
}
