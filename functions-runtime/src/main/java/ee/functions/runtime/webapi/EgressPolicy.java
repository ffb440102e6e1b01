// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Says which addresses functions may reach (setting {@code functions.egress.allow}). */
public interface EgressPolicy {

    /**
     * Judges one target; any thread may ask.
     *
     * @param target an absolute http or https address
     * @return null if it may be reached, else the sentence the function sees
     */
    @Nullable
    String refusal(URI target);
}
