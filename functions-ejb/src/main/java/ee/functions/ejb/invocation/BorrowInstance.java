// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.invocation;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.error.FunctionsException.Detail;
import ee.functions.ejb.log.ServerLogFields;
import ee.functions.runtime.instance.Instance;
import ee.functions.runtime.instance.InstanceStartFailed;
import jakarta.enterprise.context.Dependent;
import java.util.List;

/** Step 4: an instance of the version, warm if there is one. A new one runs the module's top level on this thread. */
@Dependent
class BorrowInstance {
    Instance of(TargetVersion version, Invocation invocation) {
        invocation.isLimited(version.runnable().limits());
        invocation.runsOn(version.runnable().engine());
        ServerLogFields.Scope logged = invocation.logged();
        try {
            return version.runnable().borrow();
        } catch (InstanceStartFailed failure) {
            throw new FunctionsException(
                    ErrorCode.FUNCTION_START_FAILED,
                    "The module of the function threw " + failure.errorType() + " while it was loaded: "
                            + failure.errorMessage(),
                    List.of(
                            new Detail(Detail.INVOCATION_ID, invocation.id().toString()),
                            new Detail(Detail.ERROR_TYPE, failure.errorType()),
                            new Detail(Detail.ERROR_MESSAGE, failure.errorMessage()),
                            new Detail(Detail.STACK, failure.stack())),
                    failure);
        } finally {
            logged.close();
        }
    }
}
