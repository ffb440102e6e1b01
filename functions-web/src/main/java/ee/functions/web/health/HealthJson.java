// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.health;

import static ee.functions.web.json.JsonValues.JSON;

import ee.functions.ejb.health.Health;
import ee.functions.ejb.health.HealthCheck;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;

/** Health in the JSON of MicroProfile Health. */
final class HealthJson {
    private static final String STATUS = "status";

    private HealthJson() {}

    static JsonObject of(Health health) {
        JsonArrayBuilder checks = JSON.createArrayBuilder();
        health.checks().forEach(check -> checks.add(of(check)));
        return JSON.createObjectBuilder()
                .add(STATUS, status(health.isUp()))
                .add("checks", checks)
                .build();
    }

    private static JsonObjectBuilder of(HealthCheck check) {
        JsonObjectBuilder json =
                JSON.createObjectBuilder().add("name", check.name()).add(STATUS, status(check.isUp()));
        if (!check.data().isEmpty()) {
            JsonObjectBuilder data = JSON.createObjectBuilder();
            check.data().forEach((name, value) -> {
                if (value instanceof Boolean truth) {
                    data.add(name, truth);
                } else if (value instanceof Number number) {
                    data.add(name, number.longValue());
                } else {
                    data.add(name, value.toString());
                }
            });
            json.add("data", data);
        }
        return json;
    }

    private static String status(boolean isUp) {
        return isUp ? "UP" : "DOWN";
    }
}
