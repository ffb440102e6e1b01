// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.system;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One server.
 *
 * @param name what it is called
 * @param isSelf whether it is the server that was asked
 * @param isAnswering whether it told of itself lately; the server that was asked always did
 * @param startedAt when its start had ended, null before
 * @param seenAt when it told of itself last
 * @param state what it told then
 * @param database what it sees of the database, null unless it is the server that was asked
 * @param tokenKeys the keys that it verifies tokens with, null unless it is the server that was asked
 */
public record NodeValue(
        String name,
        boolean isSelf,
        boolean isAnswering,
        @Nullable Instant startedAt,
        Instant seenAt,
        NodeState state,
        @Nullable Database database,
        @Nullable TokenKeys tokenKeys) {
    /**
     * A database.
     *
     * @param isReachable whether it answers
     * @param product its name, null if it does not answer
     * @param version its version, null if it does not answer
     * @param migration what is done about a schema that is not up to date ({@code functions.database.migration})
     * @param schemaVersion the number of the last script that ran, null if that is not known
     * @param pendingScripts how many scripts of this release have not run, null if that is not known
     */
    public record Database(
            boolean isReachable,
            @Nullable String product,
            @Nullable String version,
            String migration,
            @Nullable String schemaVersion,
            @Nullable Integer pendingScripts) {}

    /**
     * The keys that tokens are verified with.
     *
     * @param areReachable whether the identity provider gives them out, null if its address is not known
     * @param verifiedAt when a token was verified last, null if none was since the start
     */
    public record TokenKeys(
            @Nullable Boolean areReachable, @Nullable Instant verifiedAt) {}
}
