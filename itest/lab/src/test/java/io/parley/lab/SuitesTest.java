// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** Whoever writes a plug-in elsewhere can use the suites with JUnit and the SPI alone. */
class SuitesTest {

    @Test
    void theSuitesNeedNothingOfTheAgent() {
        noClasses()
                .that()
                .resideInAPackage("io.parley.lab")
                .and()
                .doNotHaveSimpleName("LabServices")
                .and()
                .doNotHaveSimpleName("SuitesTest")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.parley.internal..", "com.github.tomakehurst..", "org.slf4j..")
                .because("they are for plug-ins of others too: hand in what they need by a method to be overridden")
                .check(new ClassFileImporter().importPackages("io.parley.lab"));
    }
}
