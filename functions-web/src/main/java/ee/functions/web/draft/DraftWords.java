// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.draft;

import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Says in the words of this interface what services refuse in their own. */
final class DraftWords {
    static final String LABEL = "label";

    private static final Map<String, String> WORDS = Map.of("name", LABEL);

    private DraftWords() {}

    /** Returns what a service answers; attributes of its refusals get the names that they have in the bodies here. */
    static <T> T of(Supplier<T> service) {
        try {
            return service.get();
        } catch (FunctionsException refusal) {
            throw translated(refusal);
        }
    }

    private static FunctionsException translated(FunctionsException refusal) {
        if (refusal.details().stream().noneMatch(detail -> WORDS.containsKey(detail.attribute()))) {
            return refusal;
        }
        String message = String.valueOf(refusal.getMessage());
        for (Map.Entry<String, String> word : WORDS.entrySet()) {
            message = message.replace("'" + word.getKey() + "'", "'" + word.getValue() + "'");
        }
        List<Detail> details = refusal.details().stream()
                .map(detail -> new Detail(WORDS.getOrDefault(detail.attribute(), detail.attribute()), detail.message()))
                .toList();
        return new FunctionsException(refusal.code(), message, details, refusal.getCause());
    }
}
