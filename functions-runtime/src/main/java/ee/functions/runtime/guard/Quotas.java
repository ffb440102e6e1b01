// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.guard;

import java.util.Arrays;

/** The value of each {@link Quota}; immutable. */
public final class Quotas {

    private static final Quotas DEFAULTS = new Quotas(
            Arrays.stream(Quota.values()).mapToInt(Quota::defaultValue).toArray());

    private final int[] values;

    private Quotas(int[] values) {
        this.values = values;
    }

    /** The values that suit a server nobody has tuned. */
    public static Quotas defaults() {
        return DEFAULTS;
    }

    /** The value of one. */
    public int of(Quota quota) {
        return values[quota.ordinal()];
    }

    /** The same values with another one, which must be positive. */
    public Quotas with(Quota quota, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(quota.key() + " must be positive: " + value);
        }
        int[] changed = values.clone();
        changed[quota.ordinal()] = value;
        return new Quotas(changed);
    }
}
