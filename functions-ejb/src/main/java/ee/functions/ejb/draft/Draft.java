// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.draft;

import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.version.CodeLimit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the next build of a function is made of. A handler never stands without template and runtime.
 *
 * @param template the id of a {@link Template}, null if the draft names none
 * @param runtime the id of a {@link DraftRuntime}, null if the draft names none
 * @param handler the source of one ES module, at most {@code functions.version.code-bytes}; null if nobody has written one
 */
public record Draft(
        @Nullable String template,
        @Nullable String runtime,
        @Nullable String handler) {
    /** The draft of a function whose versions were made without one. */
    public static final Draft NONE = new Draft(null, null, null);

    /** The attribute of a request that holds the first. */
    public static final String TEMPLATE = "template";

    /** The attribute of a request that holds the second. */
    public static final String RUNTIME = "runtime";

    /** The attribute of a request that holds the third. */
    public static final String HANDLER = "handler";

    /** Adds the usual template and the usual runtime to a handler without them. */
    public Draft {
        if (handler != null) {
            template = template == null ? Template.JAVASCRIPT.id() : template;
            runtime = runtime == null ? DraftRuntime.NODE.id() : runtime;
        }
    }

    /** Returns this draft with changes by attribute: a text sets one, null removes it, what is left out stays. */
    Draft changed(Map<String, @Nullable String> changes) {
        return new Draft(
                changes.containsKey(TEMPLATE) ? changes.get(TEMPLATE) : template,
                changes.containsKey(RUNTIME) ? changes.get(RUNTIME) : runtime,
                changes.containsKey(HANDLER) ? changes.get(HANDLER) : handler);
    }

    /** Returns if a build can read it; else throws what is allowed. */
    void check(Settings settings) {
        if (template != null && Template.of(template).isEmpty()) {
            throw FunctionsException.invalid(TEMPLATE, "it is one of " + Template.ids() + ".");
        }
        if (runtime != null && DraftRuntime.of(runtime).isEmpty()) {
            throw FunctionsException.invalid(RUNTIME, "it is one of " + DraftRuntime.ids() + ".");
        }
        if (handler != null) {
            checkHandler(handler, settings);
        }
    }

    /** Returns the template of a draft that was checked; the usual one if it names none. */
    Template usedTemplate() {
        return Optional.ofNullable(template).flatMap(Template::of).orElse(Template.JAVASCRIPT);
    }

    /** Returns the runtime of a draft that was checked; the usual one if it names none. */
    DraftRuntime usedRuntime() {
        return Optional.ofNullable(runtime).flatMap(DraftRuntime::of).orElse(DraftRuntime.NODE);
    }

    private static void checkHandler(String handler, Settings settings) {
        try {
            CodeLimit.from(settings).check(handler);
        } catch (FunctionsException refusal) {
            List<Detail> details = refusal.details().stream()
                    .map(detail -> new Detail(HANDLER, detail.message()))
                    .toList();
            throw new FunctionsException(refusal.code(), "The handler: " + refusal.getMessage(), details);
        }
    }

    /** Leaves the handler out: it may not reach a log. */
    @Override
    public String toString() {
        return "Draft[template=" + template + ", runtime=" + runtime + ", handlerGiven=" + (handler != null) + "]";
    }
}
