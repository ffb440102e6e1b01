// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.log;

import ee.functions.ejb.page.Page;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** The log entries of a function. */
@ApplicationScoped
public class LogService {
    @Inject
    LogWriter writer;

    @Inject
    LogPages pages;

    /**
     * Lists log entries, oldest first unless the query says otherwise. What invocations on this server have written so far is stored before it is read, so
     * whoever has the response of an invocation finds its entries.
     */
    public Page<LogEntryValue> list(Caller caller, UUID functionId, LogQuery query) {
        caller.require(Permission.FUNCTIONS_READ);
        writer.flush();
        return pages.page(caller.siteId(), functionId, query);
    }
}
