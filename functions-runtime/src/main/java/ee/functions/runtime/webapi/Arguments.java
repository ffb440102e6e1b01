// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.webapi;

import ee.functions.runtime.engine.HostCallback;
import ee.functions.runtime.engine.HostError;
import org.jspecify.annotations.Nullable;

/** Reads what the prelude passed to a host function; a wrong type is a mistake of the prelude, not of the author. */
public final class Arguments {

    private final @Nullable Object[] values;

    /** Reads the given values. */
    public Arguments(@Nullable Object[] values) {
        this.values = values;
    }

    /** Gives a string. */
    public String text(int index) throws HostError {
        return required(index, String.class);
    }

    /** Gives a string or null. */
    public @Nullable String textOrNull(int index) throws HostError {
        return value(index) == null ? null : text(index);
    }

    /** Gives a number. */
    public double number(int index) throws HostError {
        return required(index, Number.class).doubleValue();
    }

    /** Gives a number as an integer. */
    public int integer(int index) throws HostError {
        return required(index, Number.class).intValue();
    }

    /** Gives a truth value. */
    public boolean flag(int index) throws HostError {
        return required(index, Boolean.class);
    }

    /** Gives bytes. */
    public byte[] bytes(int index) throws HostError {
        return required(index, byte[].class);
    }

    /** Gives bytes or null. */
    public byte @Nullable [] bytesOrNull(int index) throws HostError {
        return value(index) == null ? null : bytes(index);
    }

    /** Gives a function of the prelude. */
    public HostCallback callback(int index) throws HostError {
        return required(index, HostCallback.class);
    }

    private @Nullable Object value(int index) {
        return index < values.length ? values[index] : null;
    }

    private <T> T required(int index, Class<T> type) throws HostError {
        Object value = value(index);
        if (!type.isInstance(value)) {
            throw new HostError("Error", "Argument " + index + " of a host function is not a " + type.getSimpleName());
        }
        return type.cast(value);
    }
}
