// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.host;

import java.util.Optional;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Finds what the server has bound under a name. The names are fixed or set by the operator, never from a request. */
public final class ServerNames {
    private ServerNames() {}

    /** Returns the object of a name, empty if there is none of that type. */
    @SuppressWarnings("BanJNDI") // the server's own names, read in its own process
    public static <T> Optional<T> find(String name, Class<T> type) {
        try {
            Object bound = InitialContext.doLookup(name);
            return type.isInstance(bound) ? Optional.of(type.cast(bound)) : Optional.empty();
        } catch (NamingException absent) {
            return Optional.empty();
        }
    }
}
