// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.regexp;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** A set of code points, kept as ranges. Immutable. */
final class CodePointSet {

    static final int LAST = Character.MAX_CODE_POINT;
    static final CodePointSet EMPTY = new CodePointSet(new int[0]);
    static final CodePointSet ALL = of(0, LAST);
    static final CodePointSet DIGITS = of('0', '9');
    static final CodePointSet WORD = of('0', '9', 'A', 'Z', '_', '_', 'a', 'z');
    static final CodePointSet LINE_ENDS = of('\n', '\n', '\r', '\r', 0x2028, 0x2029);
    static final CodePointSet SPACES = of(
            '\t', '\r', ' ', ' ', 0xa0, 0xa0, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029, 0x202f, 0x202f, 0x205f,
            0x205f, 0x3000, 0x3000, 0xfeff, 0xfeff);

    // First and last of each range; sorted, with gaps between.
    private final int[] ranges;

    private CodePointSet(int[] ranges) {
        this.ranges = ranges;
    }

    /** The set of these ranges, each given by its first and last member. */
    static CodePointSet of(int... ranges) {
        Builder builder = new Builder();
        for (int i = 0; i < ranges.length; i += 2) {
            builder.add(ranges[i], ranges[i + 1]);
        }
        return builder.build();
    }

    static CodePointSet where(IntPredicate predicate) {
        Builder builder = new Builder();
        int from = -1;
        for (int c = 0; c <= LAST + 1; c++) {
            boolean in = c <= LAST && predicate.test(c);
            if (in && from < 0) {
                from = c;
            } else if (!in && from >= 0) {
                builder.add(from, c - 1);
                from = -1;
            }
        }
        return builder.build();
    }

    /** About how many bytes of memory it takes. */
    int bytes() {
        return Integer.BYTES * ranges.length;
    }

    boolean contains(int c) {
        int low = 0;
        int high = ranges.length / 2 - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (c < ranges[2 * middle]) {
                high = middle - 1;
            } else if (c > ranges[2 * middle + 1]) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    boolean isEmpty() {
        return ranges.length == 0;
    }

    /** The number of its members. */
    int size() {
        int size = 0;
        for (int i = 0; i < ranges.length; i += 2) {
            size += ranges[i + 1] - ranges[i] + 1;
        }
        return size;
    }

    int first() {
        return ranges[0];
    }

    int last() {
        return ranges[ranges.length - 1];
    }

    int rangeCount() {
        return ranges.length / 2;
    }

    int rangeFirst(int index) {
        return ranges[2 * index];
    }

    int rangeLast(int index) {
        return ranges[2 * index + 1];
    }

    CodePointSet union(CodePointSet other) {
        return isEmpty()
                ? other
                : other.isEmpty()
                        ? this
                        : new Builder().addAll(this).addAll(other).build();
    }

    CodePointSet complement() {
        int[] gaps = new int[ranges.length + 2];
        int count = 0;
        int from = 0;
        for (int i = 0; i < ranges.length; i += 2) {
            if (ranges[i] > from) {
                gaps[count++] = from;
                gaps[count++] = ranges[i] - 1;
            }
            from = ranges[i + 1] + 1;
        }
        if (from <= LAST) {
            gaps[count++] = from;
            gaps[count++] = LAST;
        }
        return new CodePointSet(Arrays.copyOf(gaps, count));
    }

    CodePointSet intersection(CodePointSet other) {
        int[] common = new int[ranges.length + other.ranges.length];
        int count = 0;
        int i = 0;
        int j = 0;
        while (i < ranges.length && j < other.ranges.length) {
            int from = Math.max(ranges[i], other.ranges[j]);
            int to = Math.min(ranges[i + 1], other.ranges[j + 1]);
            if (from <= to) {
                common[count++] = from;
                common[count++] = to;
            }
            if (ranges[i + 1] < other.ranges[j + 1]) {
                i += 2;
            } else {
                j += 2;
            }
        }
        return new CodePointSet(Arrays.copyOf(common, count));
    }

    CodePointSet without(CodePointSet other) {
        return intersection(other.complement());
    }

    boolean intersects(CodePointSet other) {
        return !intersection(other).isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CodePointSet set && Arrays.equals(ranges, set.ranges);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ranges);
    }

    /** Collects ranges in any order. */
    static final class Builder {

        private int[] added = new int[8];
        private int count;

        Builder add(int from, int to) {
            if (count == added.length) {
                added = Arrays.copyOf(added, 2 * count);
            }
            added[count++] = from;
            added[count++] = to;
            return this;
        }

        Builder add(int c) {
            return add(c, c);
        }

        Builder addAll(CodePointSet set) {
            for (int i = 0; i < set.ranges.length; i += 2) {
                add(set.ranges[i], set.ranges[i + 1]);
            }
            return this;
        }

        CodePointSet build() {
            long[] sorted = new long[count / 2];
            for (int i = 0; i < sorted.length; i++) {
                sorted[i] = (long) added[2 * i] << 32 | added[2 * i + 1];
            }
            Arrays.sort(sorted);
            int[] ranges = new int[count];
            int used = 0;
            for (long range : sorted) {
                int from = (int) (range >>> 32);
                int to = (int) range;
                if (used > 0 && from <= ranges[used - 1] + 1) {
                    ranges[used - 1] = Math.max(ranges[used - 1], to);
                } else {
                    ranges[used++] = from;
                    ranges[used++] = to;
                }
            }
            return new CodePointSet(Arrays.copyOf(ranges, used));
        }
    }
}
