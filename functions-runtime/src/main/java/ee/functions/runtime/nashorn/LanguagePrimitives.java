// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.nashorn;

import org.jspecify.annotations.Nullable;
import org.openjdk.nashorn.internal.objects.Global;

/** What the prelude's built-ins of the language compute in Java: numbers and dates as text, exact functions. */
final class LanguagePrimitives {

    private LanguagePrimitives() {}

    /** Adds one function to the object that holds those of the host: it takes what to compute, and of what. */
    static void install(Realm realm, Object host) {
        // One for all: each function of the host costs microseconds in every instance.
        JsonReader json = new JsonReader((Global) realm.global());
        realm.set(host, "compute", realm.rawFunction("compute", a -> compute(realm, json, realm.text(a.get(0)), a)));
    }

    private static @Nullable Object compute(Realm realm, JsonReader json, String what, Realm.Arguments a) {
        return switch (what) {
            case "fixed" -> NumberText.fixed(realm.number(a.get(1)), realm.integer(a.get(2)));
            case "exponential" -> NumberText.exponential(realm.number(a.get(1)), realm.integer(a.get(2)));
            case "precise" -> NumberText.precise(realm.number(a.get(1)), realm.integer(a.get(2)));
            case "inRadix" -> NumberText.inRadix(realm.number(a.get(1)), realm.integer(a.get(2)));
            case "parseIsoDate" -> DateText.parse(realm.text(a.get(1)));
            case "isoDate" -> DateText.iso((long) realm.number(a.get(1)));
            case "utcDate" -> DateText.utc((long) realm.number(a.get(1)));
            case "date" -> DateText.date((long) realm.number(a.get(1)));
            case "time" -> DateText.time((long) realm.number(a.get(1)));
            case "isWellFormed" -> SurrogateText.isWellFormed(realm.text(a.get(1)));
            case "toWellFormed" -> SurrogateText.replaced(realm.text(a.get(1)));
            case "plainJson" -> orUndefined(realm, PlainJson.of(a.get(1)));
            case "readJson" -> json.read(realm.text(a.get(1)));
            case "escapeLone" -> SurrogateText.escaped(realm.text(a.get(1)));
            default -> ExactMath.compute(what, realm.number(a.get(1)));
        };
    }

    private static Object orUndefined(Realm realm, @Nullable String text) {
        return text == null ? realm.undefined() : text;
    }
}
