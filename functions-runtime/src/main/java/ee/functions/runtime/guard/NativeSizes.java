// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.guard;

/**
 * What the engine's own Java code asks before it allocates something whose size a script has chosen: the limit is what an
 * instance may hold ({@link InvocationLimits#heldBytes}). Every large piece also asks whether the invocation is over, since a
 * script can ask for many of them without a loop. Where no instance runs, everything is allowed.
 *
 * <p>Each method gives back what it was asked about, so that the question can be put between two instructions.
 */
public final class NativeSizes {

    private static final int SMALL_BYTES = 1 << 18;
    private static final int SMALL_CHARACTERS = 1 << 16;
    /** A rope of this length is flattened by way of an array of twice as many bytes, into a string of as many. */
    private static final int BYTES_PER_CHARACTER = 4;
    /** As in V8; two such strings together still have a length that is an int. */
    private static final int LONGEST_STRING = (1 << 29) - 24;

    private NativeSizes() {}

    /**
     * Asks for an array.
     *
     * @param length how many elements it is to have; a negative one is left to the JVM
     * @param bytesEach how many bytes each takes
     * @throws TooLarge if that is more than an instance may hold
     */
    public static int elements(int length, int bytesEach) {
        long bytes = (long) length * bytesEach;
        if (bytes > SMALL_BYTES) {
            large(bytes, "Invalid array length");
        }
        return length;
    }

    /** As {@link #elements}, for a part of an array. */
    public static void range(int from, int to, int bytesEach) {
        elements(to - from, bytesEach);
    }

    /** As {@link #elements}, for the bytes of an ArrayBuffer. */
    public static int octets(int length) {
        if (length > SMALL_BYTES) {
            large(length, "Array buffer allocation failed");
        }
        return length;
    }

    /** As {@link #elements}, for a string of this many UTF-16 code units. */
    public static int characters(int length) {
        if (length > SMALL_CHARACTERS) {
            largeText(length);
        }
        return length;
    }

    /** Asks afterwards for a string that the JDK has made. */
    public static String text(String made) {
        characters(made.length());
        return made;
    }

    /** Asks afterwards for a builder that has grown by little. */
    public static StringBuilder grown(StringBuilder builder) {
        characters(builder.length());
        return builder;
    }

    /** Appends to a builder what may be long. */
    public static StringBuilder append(StringBuilder builder, String more) {
        if (more != null) {
            sum(builder.length(), more.length());
        }
        return builder.append(more);
    }

    /** Appends to a builder what may be long. */
    public static StringBuilder append(StringBuilder builder, CharSequence more) {
        if (more != null) {
            sum(builder.length(), more.length());
        }
        return builder.append(more);
    }

    /**
     * Asks for a string of two parts.
     *
     * @throws TooLarge if it is longer than a string may be
     */
    public static void sum(int length, int more) {
        long both = (long) length + more;
        if (both > SMALL_CHARACTERS) {
            largeText(both);
        }
    }

    private static void largeText(long length) {
        String message = "Invalid string length";
        if (length > LONGEST_STRING) {
            throw new TooLarge(message);
        }
        large(length * BYTES_PER_CHARACTER, message);
    }

    private static void large(long bytes, String message) {
        Budget budget = Ticks.current();
        if (budget != null) {
            if (bytes > budget.heldBytesLimit()) {
                throw new TooLarge(message);
            }
            budget.check();
        }
    }
}
