// SPDX-License-Identifier: Apache-2.0
package ee.functions.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;

/** Makes a slice of each step of the invocation flow, so that a step which knows another one is found. */
final class InvocationSteps implements SliceAssignment {

    static final Set<String> NAMES =
            Set.of("Authorize", "AcquirePermit", "ResolveVersion", "BorrowInstance", "RunHandler", "Respond", "Record");

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
        return type.getPackageName().equals("ee.functions.ejb.invocation") && NAMES.contains(type.getSimpleName())
                ? SliceIdentifier.of(type.getSimpleName())
                : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
        return "the steps of the invocation flow";
    }
}
