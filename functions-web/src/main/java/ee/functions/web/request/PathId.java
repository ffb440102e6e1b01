// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.request;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids in paths and bodies. All ids are UUIDs in their canonical form; any other text names nothing. */
public final class PathId {
    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private PathId() {}

    /**
     * Returns the id in a path segment.
     *
     * @param noun what the id shall name, for the message
     * @throws FunctionsException {@link ErrorCode#NOT_FOUND} if the text is no id
     */
    public static UUID of(String noun, String text) {
        return parse(text)
                .orElseThrow(() -> new FunctionsException(
                        ErrorCode.NOT_FOUND, "There is no " + noun + " with this id; ids are UUIDs."));
    }

    /** Returns the id that a text holds, empty if it is not a UUID in its canonical form (which {@link UUID} is lax about). */
    public static Optional<UUID> parse(String text) {
        return CANONICAL.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
