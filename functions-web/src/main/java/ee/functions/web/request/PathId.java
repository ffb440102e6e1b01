// SPDX-License-Identifier: Apache-2.0
package ee.functions.web.request;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids in paths and bodies. All ids but those of sites are UUIDs in their canonical form; any other text names nothing. */
public final class PathId {
    private static final Pattern CANONICAL =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private static final Pattern SITE = Pattern.compile("\\p{Graph}{1,64}");

    private PathId() {}

    /**
     * Returns the id of a site in a path segment.
     *
     * @throws FunctionsException {@link ErrorCode#NOT_FOUND} if no site can have that id
     */
    public static String ofSite(String text) {
        if (!isSite(text)) {
            throw FunctionsException.notFound("site");
        }
        return text;
    }

    /** Returns whether a site can have that id: 1 to 64 visible ASCII characters. */
    public static boolean isSite(String text) {
        return SITE.matcher(text).matches();
    }

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
