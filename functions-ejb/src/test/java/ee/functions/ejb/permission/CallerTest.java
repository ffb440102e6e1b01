// SPDX-License-Identifier: Apache-2.0
package ee.functions.ejb.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.fake.Callers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerTest {
    @Test
    void requireNamesTheRolesOfWhichOneIsNeeded() {
        Caller reader = Callers.with(Permission.FUNCTIONS_READ);
        assertThatExceptionOfType(FunctionsException.class)
                .isThrownBy(() -> reader.require(Permission.FUNCTIONS_INVOKE_CREATE, Permission.FUNCTIONS_INVOKE))
                .withMessageContaining("functions_invoke:create or functions:invoke")
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.PERMISSION_DENIED));
    }

    @Test
    void onePermissionOfSeveralIsEnough() {
        Caller invoker = Callers.with(Permission.FUNCTIONS_INVOKE);
        assertThatCode(() -> invoker.require(Permission.FUNCTIONS_INVOKE_CREATE, Permission.FUNCTIONS_INVOKE))
                .doesNotThrowAnyException();
    }

    @Test
    void everyRoleNameIsFoundAgain() {
        for (Permission permission : Permission.values()) {
            assertThat(Permission.ofRole(permission.role())).contains(permission);
        }
        assertThat(Permission.ofRole("admin")).isEmpty();
    }

    @Test
    void onlyUsersPassWhereAUserIsNeeded() {
        assertThatCode(() -> Callers.with().requireUser()).doesNotThrowAnyException();
        for (Caller application :
                List.of(Callers.application(), Callers.application().in(Callers.OTHER_SITE))) {
            assertThatExceptionOfType(FunctionsException.class)
                    .isThrownBy(application::requireUser)
                    .withMessageContaining("token of a user")
                    .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.PERMISSION_DENIED));
        }
    }

    @Test
    void callerWithoutASiteIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Caller("alice", " ", Set.of(), "r", "a"));
    }
}
