// SPDX-License-Identifier: Apache-2.0
package ee.functions.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ee.functions.ejb.error.ErrorCode;
import ee.functions.ejb.error.FunctionsException;
import ee.functions.ejb.function.FunctionService;
import ee.functions.ejb.function.NewFunction;
import ee.functions.ejb.permission.Caller;
import ee.functions.ejb.permission.Permission;
import ee.functions.ejb.version.NewVersion;
import ee.functions.ejb.version.TaskValue;
import ee.functions.ejb.version.VersionService;
import ee.functions.it.fixture.PersistenceProbe;
import ee.functions.it.fixture.ShippedEar;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs inside the server, beside the services: what no client can see. */
@Order(1) // before the client tests share one deployment: see SharedDeployment
@ExtendWith(ArquillianExtension.class)
class InContainerIT {
    private static final String SITE = "in-container-site";

    @Inject
    PersistenceProbe probe;

    @Inject
    FunctionService functions;

    @Inject
    VersionService versions;

    @Deployment
    static EnterpriseArchive ear() {
        return ShippedEar.withTests(InContainerIT.class, PersistenceProbe.class);
    }

    @Test
    void persistenceProviderIsEclipseLinkOnPostgreSql() {
        assertThat(probe.providerClassName()).startsWith("org.eclipse.persistence.");
        assertThat(probe.databaseProduct()).isEqualTo("PostgreSQL");
    }

    @Test
    void everyEntityIsWeaved() {
        Map<String, List<String>> interfaces = probe.interfacesOfEntities();

        assertThat(interfaces).hasSizeGreaterThanOrEqualTo(9);
        assertThat(interfaces)
                .allSatisfy((entity, names) -> assertThat(names)
                        .as(entity)
                        .contains("org.eclipse.persistence.internal.weaving.PersistenceWeaved"));
    }

    @Test
    void environmentValuesAreNotReadableInTheDatabase() {
        Caller admin = caller(EnumSet.allOf(Permission.class));
        UUID functionId = functions
                .create(admin, new NewFunction(SITE, "secret " + UUID.randomUUID(), null, 0))
                .id();
        try {
            String value = "plain-" + UUID.randomUUID();
            TaskValue task = versions.create(
                    admin,
                    functionId,
                    new NewVersion("export function onInvoke() {}", null, Map.of("API_TOKEN", value)));

            PersistenceProbe.StoredEnvironment stored = probe.environmentOf(functionId);

            assertThat(task.functionId()).isEqualTo(functionId);
            assertThat(stored.names()).contains("API_TOKEN");
            assertThat(stored.ciphertext()).isNotBlank().doesNotContain(value).doesNotContain("API_TOKEN");
            assertThat(stored.decoded()).doesNotContain(value);
        } finally {
            functions.delete(admin, functionId);
        }
    }

    @Test
    void servicesRefuseACallerWithoutThePermissionWhoeverCallsThem() {
        Caller reader = caller(Set.of(Permission.FUNCTIONS_READ));

        assertThatThrownBy(() -> functions.create(reader, new NewFunction(SITE, "refused", null, 0)))
                .isInstanceOfSatisfying(
                        FunctionsException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.PERMISSION_DENIED));
    }

    private static Caller caller(Set<Permission> permissions) {
        return new Caller("in-container", SITE, permissions, UUID.randomUUID().toString(), "127.0.0.1");
    }
}
