// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.build;

import ee.functions.runtime.engine.EngineKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which engines a build may choose from.
 *
 * @param installed those that this server can run
 * @param allowed those that the server lets a version use (setting {@code functions.engine.allowed})
 * @param allowedForSite those that the policy of the site lets its versions use; it cannot add to those of the server
 */
public record EngineOffer(Set<EngineKind> installed, Set<EngineKind> allowed, Set<EngineKind> allowedForSite) {

    public EngineOffer {
        installed = Set.copyOf(installed);
        allowed = Set.copyOf(allowed);
        allowedForSite = Set.copyOf(allowedForSite);
    }

    /** An offer to a site that has no policy of its own. */
    public EngineOffer(Set<EngineKind> installed, Set<EngineKind> allowed) {
        this(installed, allowed, EnumSet.allOf(EngineKind.class));
    }

    /** Whether the policies let a version use an engine, installed or not. */
    public boolean allows(EngineKind engine) {
        return allowed.contains(engine) && allowedForSite.contains(engine);
    }

    /** Why a version cannot have an engine, and who can do what about it; null if it can. */
    public @Nullable String refusal(EngineKind engine) {
        if (!allowed.contains(engine)) {
            return "The engine " + engine.id()
                    + " is not allowed on this server, whose setting functions.engine.allowed names " + names(allowed)
                    + ". A version needs one of these, or an administrator changes the setting.";
        }
        if (!allowedForSite.contains(engine)) {
            return "The engine " + engine.id() + " is not allowed for this site, whose policy names "
                    + names(allowedForSite) + ". A version needs one of these, or an administrator changes the policy.";
        }
        if (!installed.contains(engine)) {
            return "The engine " + engine.id() + " is not installed on this server. An administrator installs it as"
                    + " docs/ENGINES.md says; without it a version needs another engine: "
                    + names(installed) + ".";
        }
        return null;
    }

    private static String names(Set<EngineKind> engines) {
        return Arrays.stream(EngineKind.values())
                .filter(engines::contains)
                .map(EngineKind::id)
                .collect(Collectors.joining(", "));
    }
}
