// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.draft;

import ee.functions.ejb.draft.Draft;
import ee.functions.ejb.draft.DraftChange;
import ee.functions.ejb.function.FunctionChange;
import ee.functions.ejb.function.NewFunction;
import ee.functions.web.body.JsonFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What callers send about functions and their drafts. Only types are checked here; the rules for names and drafts belong to the
 * service. What only answers have is ignored, so that an answer can be edited and sent back.
 */
final class DraftBodies {
    private static final String DESCRIPTION = "description";
    private static final String APPLICATION_ID = "applicationId";

    private DraftBodies() {}

    /** A function to create, with its draft. */
    record Created(NewFunction function, Draft draft) {}

    /**
     * Reads a function to create.
     *
     * @param siteId the site of the caller, which gets the function unless the body names one
     */
    static Created created(JsonFields fields, String siteId) {
        String label = fields.requiredText(DraftWords.LABEL);
        String description = fields.textOrNull(DESCRIPTION);
        String applicationId = fields.textOrNull(APPLICATION_ID);
        Draft draft = new Draft(
                fields.textOrNull(Draft.TEMPLATE), fields.textOrNull(Draft.RUNTIME), fields.textOrNull(Draft.HANDLER));
        fields.check();
        return new Created(
                new NewFunction(applicationId == null ? siteId : applicationId, label, description, 0), draft);
    }

    static DraftChange changed(JsonFields fields, @Nullable Long expectedLockVersion) {
        String label = fields.text(DraftWords.LABEL);
        String description = fields.textOrNull(DESCRIPTION);
        Map<String, @Nullable String> draft = new LinkedHashMap<>();
        for (String name : List.of(Draft.TEMPLATE, Draft.RUNTIME, Draft.HANDLER)) {
            if (fields.has(name)) {
                draft.put(name, fields.textOrNull(name));
            }
        }
        fields.check();
        return new DraftChange(
                new FunctionChange(label, description, fields.has(DESCRIPTION), null, expectedLockVersion), draft);
    }
}
