// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.guard;

/**
 * Ends a script that has passed a limit.
 *
 * <p>An Error, so that no handler for exceptions on its way takes it for a failure it could deal with. It carries no
 * stack: nobody reads it, and a script may provoke it many times before it ends.
 */
public final class ScriptStop extends Error {

    private static final long serialVersionUID = 1L;

    private final Limit limit;

    ScriptStop(Limit limit) {
        super("The limit " + limit.key() + " was passed.", null, false, false);
        this.limit = limit;
    }

    /** The limit that was passed. */
    public Limit limit() {
        return limit;
    }
}
