// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.lab.LabServices;
import io.parley.lab.Samples;
import io.parley.lab.simulator.salesforce.SalesforceSimulator;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Remnant;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left of Parley, and how it is taken away. */
class UninstallTest {

    private final LabServices lab = new LabServices();
    private final SalesforceSimulator org = new SalesforceSimulator();

    @AfterEach
    void stop() {
        org.close();
        lab.close();
    }

    private SalesforceAdapter used(OrgMode mode, int people) throws Exception {
        mode.deploy(org);
        SalesforceAdapter adapter = new SalesforceAdapter(
                TestConfiguration.of(org).mode(mode.mode()).build(), lab.apiClients(), lab.htmlText());
        List<CrmWrite> batch = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            batch.addAll(Samples.question("p" + i, "Where is my parcel?"));
        }
        OrgTest.write(adapter, batch);
        return adapter;
    }

    @ParameterizedTest
    @EnumSource
    void whatCanBeRemovedIsRemovedAndPeopleKeepTheirRecords(OrgMode mode) throws Exception {
        SalesforceAdapter adapter = used(mode, 2);
        for (Remnant remnant : adapter.remnants()) {
            if (remnant.instruction().isEmpty()) {
                assertThat(remnant.count()).isEqualTo(2);
                assertThat(adapter.remove(remnant)).as(remnant.name()).isZero();
            }
        }
        assertThat(adapter.remnants())
                .allSatisfy(remnant -> assertThat(remnant.instruction()).isPresent());
        for (String kept : List.of("Contact", "Case", mode.message())) {
            assertThat(org.records(kept)).hasSize(2);
        }
        assertThat(org.records("Contact"))
                .allSatisfy(contact -> assertThat(contact).doesNotContainKey("Parley_Key__c"));
        assertThat(org.records("Case")).allSatisfy(one -> assertThat(one).doesNotContainKey("Parley_Key__c"));
    }

    @Test
    void whatEachModeLeavesIsNamed() throws Exception {
        assertThat(used(OrgMode.CUSTOM, 1).remnants())
                .extracting(Remnant::id)
                .containsExactly("keys:Contact", "keys:Case", "records:Parley_Profile__c", "metadata");
    }

    @Test
    void manyAreRemovedInFewCalls() throws Exception {
        SalesforceAdapter adapter = used(OrgMode.CUSTOM, 130);
        for (int i = 0; i < 900; i++) {
            org.create("Contact", Map.of("LastName", "Doe", "Parley_Key__c", "old:" + i));
        }
        Remnant contacts = adapter.remnants().get(0);
        assertThat(contacts.count()).isEqualTo(1_030);
        long before = org.apiCalls();
        assertThat(adapter.remove(contacts)).isEqualTo(230);
        assertThat(adapter.remove(contacts)).isZero();
        assertThat(org.apiCalls() - before).isEqualTo(4);
    }

    @Test
    void whatSalesforceKeepsIsToldAndNotTriedForEver() throws Exception {
        SalesforceAdapter adapter = used(OrgMode.CUSTOM, 2);
        org.rejectWhere(
                "Contact",
                row -> !row.containsKey("Parley_Key__c"),
                "FIELD_CUSTOM_VALIDATION_EXCEPTION",
                "Keep the key");
        Remnant contacts = adapter.remnants().get(0);
        assertThatThrownBy(() -> adapter.remove(contacts))
                .isInstanceOf(SyncException.ItemRejected.class)
                .hasMessageContaining("Keep the key");
        assertThatThrownBy(() -> adapter.remove(Remnant.removable("records:Case", "cases", 2)))
                .isInstanceOf(SyncException.ItemRejected.class);
        assertThat(org.records("Case")).hasSize(2);
    }

    @Test
    void theManifestNamesAllThatIsDeployed() throws Exception {
        String manifest = Files.readString(Path.of("uninstall/destructiveChanges.xml"));
        for (String folder : List.of("metadata", "metadata-social")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                assertThat(files.filter(Files::isRegularFile).map(UninstallTest::member))
                        .allSatisfy(member -> assertThat(manifest).contains("<members>" + member + "</members>"));
            }
        }
    }

    /** Fields of an object of Parley go with it. */
    private static String member(Path file) {
        String name = file.getFileName().toString().split("\\.")[0];
        Path folder = file.getParent();
        if (!folder.endsWith("fields")) {
            return name;
        }
        String object = folder.getParent().getFileName().toString();
        return object.endsWith("__c") ? object : object + "." + name;
    }
}
