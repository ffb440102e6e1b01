// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.cors.CorsRule;
import ee.functions.ejb.invocation.InvocationTarget.FunctionTarget;
import ee.functions.ejb.invocation.InvocationTarget.IntegrationTarget;
import ee.functions.ejb.settings.Settings;
import ee.functions.ejb.tag.TagName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may invoke which function. Browsers ask before they send a token, so anybody may ask about any id: what is
 * known is answered from memory, and only a few look-ups of ids that are not may be under way at a time. Beyond them, and
 * for ids that do not exist, the answer is that of a function that allows no page.
 */
@ApplicationScoped
public class CrossOrigins {
    private static final int LOOK_UPS_AT_ONCE = 8;

    private final Semaphore lookUps = new Semaphore(LOOK_UPS_AT_ONCE);

    @Inject
    CurrentVersions functions;

    @Inject
    Settings settings;

    private @Nullable CorsRule ofServer; // the same whichever thread makes it

    /** Returns the rule of a function: its own, else that of the server; {@link CorsRule#NONE} if there is no such function. */
    public CorsRule of(UUID integrationId) {
        return of(new IntegrationTarget(integrationId));
    }

    /** Returns the same for a function that is called by its id. */
    public CorsRule ofFunction(UUID functionId) {
        return of(new FunctionTarget(functionId, TagName.LATEST));
    }

    private CorsRule of(InvocationTarget target) {
        if (functions.knows(target)) {
            return rule(target);
        }
        if (!lookUps.tryAcquire()) {
            return CorsRule.NONE;
        }
        try {
            return rule(target);
        } finally {
            lookUps.release();
        }
    }

    private CorsRule rule(InvocationTarget target) {
        TargetFunction function = functions.of(target).orElse(null);
        if (function == null) {
            return CorsRule.NONE;
        }
        CorsRule own = function.cors();
        return own == null ? ofServer() : own;
    }

    private CorsRule ofServer() {
        CorsRule known = ofServer;
        if (known == null) {
            known = CorsRule.ofServer(settings);
            ofServer = known;
        }
        return known;
    }
}
