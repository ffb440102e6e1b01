// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.function;

import ee.functions.ejb.cors.CorsRule;
import ee.functions.ejb.function.FunctionChange;
import ee.functions.ejb.function.NewFunction;
import ee.functions.web.body.JsonFields;
import org.jspecify.annotations.Nullable;

/** What callers send about functions. Only types are checked here; the rules for names and numbers belong to the service. */
final class FunctionBodies {
    private static final String NAME = "name";
    private static final String DESCRIPTION = "description";
    private static final String WARM_INSTANCES = "warm_instances";
    private static final String CORS = "cors";

    private FunctionBodies() {}

    static NewFunction created(JsonFields fields) {
        String siteId = fields.requiredText("site_id");
        String name = fields.requiredText(NAME);
        String description = fields.textOrNull(DESCRIPTION);
        Integer warmInstances = fields.integerOrNull(WARM_INSTANCES);
        CorsRule cors = CorsJson.read(fields, CORS);
        fields.check();
        return new NewFunction(siteId, name, description, warmInstances == null ? 0 : warmInstances, cors);
    }

    static FunctionChange changed(JsonFields fields, @Nullable Long expectedLockVersion) {
        String name = fields.text(NAME);
        String description = fields.textOrNull(DESCRIPTION);
        Integer warmInstances = fields.integer(WARM_INSTANCES);
        CorsRule cors = CorsJson.read(fields, CORS);
        fields.check();
        return new FunctionChange(
                name, description, fields.has(DESCRIPTION), warmInstances, cors, fields.has(CORS), expectedLockVersion);
    }
}
