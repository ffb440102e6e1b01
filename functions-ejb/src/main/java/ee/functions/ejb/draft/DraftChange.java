// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.draft;

import ee.functions.ejb.function.FunctionChange;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A partial change of a function and its draft.
 *
 * @param function the change of the function itself
 * @param draft by attribute ({@link Draft}): a text sets one, null removes it, what is left out stays
 */
public record DraftChange(FunctionChange function, Map<String, @Nullable String> draft) {
    /** Copies the attributes, null values included. */
    public DraftChange {
        draft = Collections.unmodifiableMap(new LinkedHashMap<>(draft));
    }

    /** Leaves the handler out: it may not reach a log. */
    @Override
    public String toString() {
        return "DraftChange[function=" + function + ", draft=" + draft.keySet() + "]";
    }
}
