// SPDX-License-Identifier: Apache-2.0
package ee.functions.runtime.instance;

import ee.functions.runtime.engine.ScriptContext;
import ee.functions.runtime.guard.Budget;

/** Measures between two turns what an instance holds, when that may have become too much. */
final class HeldCheck {

    private final ScriptContext context;
    private final Budget budget;
    private final InstanceLoop loop;

    HeldCheck(ScriptContext context, Budget budget, InstanceLoop loop) {
        this.context = context;
        this.budget = budget;
        this.loop = loop;
    }

    /** Tells whether the instance was measured and holds too much. */
    boolean findsTooMuch() {
        long occupied = context.occupiedBytes();
        if (occupied != ScriptContext.UNKNOWN) {
            budget.occupies(occupied);
        }
        if (!budget.isMeasuringDue()) {
            return false;
        }
        long allowed = budget.heldBytesLimit();
        long held = context.heldBytes(loop.held(), allowed);
        budget.measured(held);
        return held > allowed;
    }
}
