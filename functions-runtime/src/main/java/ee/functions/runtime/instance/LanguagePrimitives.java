// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.engine.Realm;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** What the prelude's built-ins of the language compute in Java: numbers and dates as text, exact functions. */
final class LanguagePrimitives {

    private static final Map<String, DoubleUnaryOperator> MATH = Map.ofEntries(
            Map.entry("acosh", ExactMath::acosh),
            Map.entry("asinh", ExactMath::asinh),
            Map.entry("atanh", ExactMath::atanh),
            Map.entry("cbrt", Math::cbrt),
            Map.entry("cosh", Math::cosh),
            Map.entry("expm1", Math::expm1),
            Map.entry("log10", Math::log10),
            Map.entry("log1p", Math::log1p),
            Map.entry("log2", ExactMath::log2),
            Map.entry("sinh", Math::sinh),
            Map.entry("tanh", Math::tanh));

    private LanguagePrimitives() {}

    /** Adds the functions to the object that holds those of the host. */
    static void install(Realm realm, Object host) {
        MATH.forEach((name, function) ->
                add(realm, host, name, a -> function.applyAsDouble(realm.number(a.get(0)))));
        add(realm, host, "fixed", a -> NumberText.fixed(realm.number(a.get(0)), realm.integer(a.get(1))));
        add(realm, host, "exponential", a -> NumberText.exponential(realm.number(a.get(0)), realm.integer(a.get(1))));
        add(realm, host, "precise", a -> NumberText.precise(realm.number(a.get(0)), realm.integer(a.get(1))));
        add(realm, host, "inRadix", a -> NumberText.inRadix(realm.number(a.get(0)), realm.integer(a.get(1))));
        add(realm, host, "parseIsoDate", a -> DateText.parse(realm.text(a.get(0))));
        add(realm, host, "isoDate", a -> DateText.iso((long) realm.number(a.get(0))));
        add(realm, host, "utcDate", a -> DateText.utc((long) realm.number(a.get(0))));
        add(realm, host, "dateOnly", a -> DateText.date((long) realm.number(a.get(0))));
        add(realm, host, "timeOnly", a -> DateText.time((long) realm.number(a.get(0))));
        add(realm, host, "isWellFormed", a -> SurrogateText.isWellFormed(realm.text(a.get(0))));
        add(realm, host, "toWellFormed", a -> SurrogateText.replaced(realm.text(a.get(0))));
        add(realm, host, "escapeLone", a -> SurrogateText.escaped(realm.text(a.get(0))));
    }

    private static void add(Realm realm, Object host, String name, Realm.RawFunction function) {
        realm.set(host, name, realm.rawFunction(name, function));
    }
}
