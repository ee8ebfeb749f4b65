// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The adapter and the CRM know each other over HTTP alone. */
class HalvesTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.parley.crm.sandbox");

    @Test
    void theAdapterDoesNotTouchTheCrm() {
        noClasses()
                .that()
                .resideInAPackage("io.parley.crm.sandbox")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.parley.crm.sandbox.server..")
                .because("it speaks to it as to any CRM; send a request instead")
                .check(CLASSES);
    }

    @Test
    void theCrmDoesNotKnowTheAgent() {
        noClasses()
                .that()
                .resideInAPackage("io.parley.crm.sandbox.server..")
                .should()
                .accessClassesThat()
                .resideInAnyPackage("io.parley.spi..", "io.parley.model..", "io.parley.crm.sandbox")
                .because(
                        "it stands for a CRM that knows nothing of Parley; only constants and the reference that keeps it"
                                + " alive are shared")
                .check(CLASSES);
    }

    @Test
    void onlyTheRecordsSpeakToTheDatabase() {
        classes()
                .that()
                .resideOutsideOfPackage("..server.records")
                .should()
                .onlyDependOnClassesThat()
                .resideOutsideOfPackages("org.sqlite..")
                .because("tables and statements are the business of server.records")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.parley.crm.sandbox.(**)")
                .should()
                .beFreeOfCycles()
                .because("each package is to be understood alone; move what two need to server.web or server.records")
                .check(CLASSES);
    }
}
