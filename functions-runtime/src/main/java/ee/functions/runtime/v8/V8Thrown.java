// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.v8;

import ee.functions.runtime.engine.ThrownValue;

/** Something that a script has thrown, described while the script could still be asked. */
final class V8Thrown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ThrownValue value;

    V8Thrown(ThrownValue value) {
        super(value.message(), null, false, false);
        this.value = value;
    }

    ThrownValue value() {
        return value;
    }
}
