// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.async;

import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.jpa.async.AsyncInvocationEntity;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads and writes the columns that hold who called: an attempt has the permissions with which the call was accepted. */
final class StoredCaller {
    private static final String SEPARATOR = " ";

    private StoredCaller() {}

    static Caller read(AsyncInvocationEntity call) {
        return new Caller(
                call.getCallerSubject(),
                call.getSiteId(),
                Arrays.stream(call.getCallerPermissions().split(SEPARATOR))
                        .map(Permission::ofRole)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet()),
                call.getRequestId(),
                call.getSourceAddress(),
                call.isCallerOfSite());
    }

    static void write(AsyncInvocationEntity call, Caller caller) {
        call.setSiteId(caller.siteId());
        call.setCallerSubject(caller.subject());
        call.setCallerOfSite(caller.ofSite());
        call.setCallerPermissions(
                caller.permissions().stream().map(Permission::role).sorted().collect(Collectors.joining(SEPARATOR)));
        call.setRequestId(caller.requestId());
        call.setSourceAddress(caller.sourceAddress());
    }
}
