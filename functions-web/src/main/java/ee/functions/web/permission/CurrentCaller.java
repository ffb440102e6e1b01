// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.permission;

import ee.functions.ejb.permission.Caller;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** The caller of the request that this thread works on. What continues on another thread must take the caller along. */
@RequestScoped
public class CurrentCaller {
    private @Nullable Caller caller;

    /** Returns the caller. Every resource method that is not a {@link PublicEndpoint} has one. */
    public Caller get() {
        Caller known = caller;
        if (known == null) {
            throw new IllegalStateException("A public endpoint asked for its caller");
        }
        return known;
    }

    void set(Caller authenticated) {
        caller = authenticated;
    }
}
