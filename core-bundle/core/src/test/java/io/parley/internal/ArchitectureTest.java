// SPDX-License-Identifier: Apache-2.0
package io.parley.internal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The directions in which the packages of the core may look. */
class ArchitectureTest {

    static JavaClasses core;

    @BeforeAll
    static void load() {
        core = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.parley.internal");
        assertThat(core).as("classes of the core").hasSizeGreaterThan(80);
    }

    @Test
    void aLayerLooksDownwardsOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("agent")
                .definedBy("io.parley.internal.agent..")
                .layer("console")
                .definedBy("io.parley.internal.console..")
                .layer("ops")
                .definedBy("io.parley.internal.ops..")
                .layer("pull")
                .definedBy("io.parley.internal.pull..")
                .layer("webhook")
                .definedBy("io.parley.internal.webhook..")
                .layer("deliver")
                .definedBy("io.parley.internal.deliver..")
                .layer("reply")
                .definedBy("io.parley.internal.reply..")
                .layer("inhouse")
                .definedBy("io.parley.internal.inhouse..")
                .layer("intake")
                .definedBy("io.parley.internal.intake..")
                .layer("identity")
                .definedBy("io.parley.internal.identity..")
                .layer("http")
                .definedBy("io.parley.internal.http..")
                .layer("pacing")
                .definedBy("io.parley.internal.pacing..")
                .layer("routing")
                .definedBy("io.parley.internal.routing..")
                .layer("mapping")
                .definedBy("io.parley.internal.mapping..")
                .layer("store")
                .definedBy("io.parley.internal.store..")
                .layer("work")
                .definedBy("io.parley.internal.work..")
                .whereLayer("agent")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("console")
                .mayOnlyBeAccessedByLayers("agent")
                .whereLayer("ops")
                .mayOnlyBeAccessedByLayers("agent", "console")
                .whereLayer("pull")
                .mayOnlyBeAccessedByLayers("agent")
                .whereLayer("webhook")
                .mayOnlyBeAccessedByLayers("agent")
                .whereLayer("deliver")
                .mayOnlyBeAccessedByLayers("agent")
                .whereLayer("reply")
                .mayOnlyBeAccessedByLayers("agent")
                .whereLayer("inhouse")
                .mayOnlyBeAccessedByLayers("agent")
                .whereLayer("intake")
                .mayOnlyBeAccessedByLayers("agent", "pull", "webhook", "reply", "inhouse")
                .whereLayer("identity")
                .mayOnlyBeAccessedByLayers("agent", "deliver", "reply")
                .whereLayer("http")
                .mayOnlyBeAccessedByLayers("agent")
                .whereLayer("pacing")
                .mayOnlyBeAccessedByLayers("agent", "ops", "pull", "deliver", "reply", "http")
                .whereLayer("routing")
                .mayOnlyBeAccessedByLayers("agent", "deliver", "intake", "reply")
                .whereLayer("mapping")
                .mayNotAccessAnyLayer()
                .whereLayer("store")
                .mayOnlyAccessLayers("work")
                .whereLayer("work")
                .mayNotAccessAnyLayer()
                .because("stages meet only in the store: what two of them need goes into a lower layer, "
                        + "and what only the container knows goes into agent, which hands it down")
                .check(core);
    }

    @Test
    void noCircles() {
        slices().matching("io.parley.internal.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a circle of packages is one package; join them, or move what both need below")
                .check(core);
    }

    @Test
    void onlyTheAgentKnowsTheContainer() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.parley.internal.agent..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.osgi..")
                .because("the engine runs in tests without a container; let agent hand down what is needed")
                .check(core);
    }

    @Test
    void onlyWorkStartsThreads() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.parley.internal.work..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.Executors")
                .orShould()
                .callConstructor(Thread.class, Runnable.class)
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .because("threads and time come from work, so that tests can take their place")
                .check(core);
    }

    @Test
    void nobodyPrints() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS
                .because("operators read the log; use slf4j")
                .check(core);
    }
}
