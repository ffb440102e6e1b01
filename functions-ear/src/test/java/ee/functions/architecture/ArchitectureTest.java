// SPDX-License-Identifier: Apache-2.0
package ee.functions.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.NullMarked;

/** Holds the modules, packages and names to the rules that ARCHITECTURE.md states in prose. */
@AnalyzeClasses(packages = "ee.functions", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    private static final String RUNTIME = "ee.functions.runtime..";
    private static final String JPA = "ee.functions.jpa..";
    private static final String EJB = "ee.functions.ejb..";
    private static final String WEB = "ee.functions.web..";
    private static final String CONSOLE = "ee.functions.console..";

    private static final Set<String> ASKING_WHO_CALLS =
            Set.of("authenticate", "getUserPrincipal", "getRemoteUser", "isUserInRole", "getAuthType", "login");

    private static final Set<String> FORBIDDEN_PACKAGE_NAMES =
            Set.of("util", "utils", "common", "impl", "misc", "manager");

    @ArchTest
    static void scanFoundAllModules(JavaClasses classes) {
        assertThat(countIn(classes, "ee.functions.runtime")).isGreaterThan(50);
        assertThat(countIn(classes, "ee.functions.jpa")).isGreaterThan(25);
        assertThat(countIn(classes, "ee.functions.ejb")).isGreaterThan(50);
        assertThat(countIn(classes, "ee.functions.web")).isGreaterThan(30);
        assertThat(countIn(classes, "ee.functions.console")).isGreaterThan(3);
    }

    @ArchTest
    static final ArchRule modulesDependInOneDirection = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("ee.functions..")
            .layer("runtime")
            .definedBy(RUNTIME)
            .layer("jpa")
            .definedBy(JPA)
            .layer("ejb")
            .definedBy(EJB)
            .layer("web")
            .definedBy(WEB)
            .layer("console")
            .definedBy(CONSOLE)
            .whereLayer("web")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("console")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("ejb")
            .mayOnlyBeAccessedByLayers("web", "console")
            .whereLayer("jpa")
            .mayOnlyBeAccessedByLayers("ejb")
            .whereLayer("runtime")
            .mayOnlyBeAccessedByLayers("ejb");

    private static final Set<String> OF_THE_DELAY_THREAD = Set.of("orTimeout", "completeOnTimeout", "delayedExecutor");

    @ArchTest
    static final ArchRule runtimeIsPlainJava = noClasses()
            .that()
            .resideInAPackage(RUNTIME)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta..");

    @ArchTest
    static final ArchRule webNeverSeesPersistence = noClasses()
            .that()
            .resideInAPackage(WEB)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.persistence..",
                    "org.eclipse.persistence..",
                    "org.flywaydb..",
                    "java.sql..",
                    "javax.sql..");

    /** Whatever the console shows or changes goes over REST, so that it can do nothing that a caller cannot. */
    @ArchTest
    static final ArchRule consoleSeesSettingsAlone = noClasses()
            .that()
            .resideInAPackage(CONSOLE)
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "are of the product, but neither settings nor the console",
                    type -> type.getPackageName().startsWith("ee.functions.")
                            && !type.getPackageName().startsWith("ee.functions.console")
                            && !type.getPackageName().equals("ee.functions.ejb.settings")));

    @ArchTest
    static final ArchRule onlyWebSpeaksHttp = noClasses()
            .that()
            .resideOutsideOfPackage(WEB)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.ws.rs..");

    /** The container knows who calls only if it was asked in this request: what relied on it would work or not by chance. */
    @ArchTest
    static final ArchRule onlyTheIdentityIsAskedWhoCalls = noClasses()
            .that()
            .resideInAPackage(WEB)
            .and()
            .doNotHaveFullyQualifiedName("ee.functions.web.permission.AuthenticationFilter")
            .and()
            .doNotHaveFullyQualifiedName("ee.functions.web.permission.Identity")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(SecurityContext.class)
            .orShould()
            .callMethodWhere(DescribedPredicate.describe(
                    "asks the container who calls",
                    call -> call.getTargetOwner().isAssignableTo(HttpServletRequest.class)
                            && ASKING_WHO_CALLS.contains(call.getName())))
            .orShould()
            .callMethodWhere(DescribedPredicate.describe(
                    "asks JAX-RS who calls", call -> call.getName().equals("getSecurityContext")));

    /** The JDK's thread for delays lives as long as the server, and keeps the application that was the first to need it. */
    @ArchTest
    static final ArchRule delaysAreThoseOfTheServer = noClasses()
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "delays by the JDK's own thread",
                    call -> call.getTargetOwner().isEquivalentTo(CompletableFuture.class)
                            && OF_THE_DELAY_THREAD.contains(call.getName())));

    @ArchTest
    static final ArchRule onlyItsPackageSeesNashorn = noClasses()
            .that()
            .resideOutsideOfPackage("ee.functions.runtime.nashorn..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.openjdk.nashorn..", "javax.script..", "org.objectweb.asm..");

    @ArchTest
    static final ArchRule onlyItsPackageSeesV8 = noClasses()
            .that()
            .resideOutsideOfPackage("ee.functions.runtime.v8..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.caoccao..");

    @ArchTest
    static final ArchRule enginesDoNotKnowEachOther =
            slices().matching("ee.functions.runtime.(nashorn|v8)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule onlyFetchSeesTheHttpClient = noClasses()
            .that()
            .resideOutsideOfPackage("ee.functions.runtime.webapi..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.hc..");

    @ArchTest
    static final ArchRule onlyTheStreamSeesTheBrokers = noClasses()
            .that()
            .resideOutsideOfPackage("ee.functions.ejb.stream..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.rabbitmq..", "jakarta.jms..");

    @ArchTest
    static final ArchRule onlyTheMetricsSeePrometheus = noClasses()
            .that()
            .resideOutsideOfPackage("ee.functions.ejb.metric..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.prometheus..");

    @ArchTest
    static final ArchRule onlyTheBuildSeesTheCompiler = noClasses()
            .that()
            .resideOutsideOfPackage("ee.functions.runtime.build..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.google.javascript..", "com.google.debugging..");

    @ArchTest
    static final ArchRule entitiesAreNotGivenOut = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(EJB)
            .and()
            .areDeclaredInClassesThat()
            .haveSimpleNameEndingWith("Service")
            .and()
            .arePublic()
            .should()
            .haveRawReturnType(DescribedPredicate.describe(
                    "an entity", type -> type.getPackageName().startsWith("ee.functions.jpa")));

    @ArchTest
    static final ArchRule entitiesAndRepositoriesLiveWithTheTables = classes()
            .that()
            .haveSimpleNameEndingWith("Entity")
            .or()
            .haveSimpleNameEndingWith("Repository")
            .should()
            .resideInAPackage(JPA);

    @ArchTest
    static final ArchRule resourcesLiveInTheWeb = classes()
            .that()
            .areAnnotatedWith(jakarta.ws.rs.Path.class)
            .should()
            .resideInAPackage(WEB)
            .andShould()
            .haveSimpleNameEndingWith("Resource");

    @ArchTest
    static final ArchRule stepsDoNotKnowEachOther =
            slices().assignedFrom(new InvocationSteps()).should().notDependOnEachOther();

    @ArchTest
    static void everyStepOfTheFlowExistsAndIsHidden(JavaClasses classes) {
        Set<String> hidden = new TreeSet<>();
        for (JavaClass type : classes) {
            if (type.getPackageName().equals("ee.functions.ejb.invocation")
                    && InvocationSteps.NAMES.contains(type.getSimpleName())
                    && !type.getModifiers().contains(JavaModifier.PUBLIC)) {
                hidden.add(type.getSimpleName());
            }
        }
        assertThat(hidden).isEqualTo(new TreeSet<>(InvocationSteps.NAMES));
    }

    @ArchTest
    static final ArchRule onlySettingsReadsTheEnvironment = noClasses()
            .that()
            .resideInAnyPackage(EJB, JPA, WEB, CONSOLE)
            .and()
            .resideOutsideOfPackage("ee.functions.ejb.settings..")
            .should()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getProperty", String.class)
            .orShould()
            .callMethod(System.class, "getProperty", String.class, String.class);

    @ArchTest
    static final ArchRule timeComesFromAClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Date.class);

    @ArchTest
    static final ArchRule nothingWritesToStandardStreams = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule modulesHaveNoPackageCycles =
            slices().matching("ee.functions.(*)..").should().beFreeOfCycles();

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses classes) {
        Set<String> unmarked = new TreeSet<>();
        for (JavaClass type : classes) {
            if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                unmarked.add(type.getPackageName());
            }
        }
        assertThat(unmarked).isEmpty();
    }

    @ArchTest
    static final ArchRule packagesAreNamedByNoun = classes()
            .should(new ArchCondition<>("not live in a catch-all package") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    for (String part : type.getPackageName().split("\\.")) {
                        if (FORBIDDEN_PACKAGE_NAMES.contains(part)) {
                            events.add(SimpleConditionEvent.violated(
                                    type, type.getName() + " lives in a package named " + part));
                        }
                    }
                }
            });

    private static long countIn(JavaClasses classes, String packageName) {
        return classes.stream()
                .filter(type -> type.getPackageName().startsWith(packageName))
                .count();
    }
}
