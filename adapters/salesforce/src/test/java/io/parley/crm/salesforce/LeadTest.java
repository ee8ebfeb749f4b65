// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.lab.LabServices;
import io.parley.lab.Samples;
import io.parley.lab.simulator.salesforce.SalesforceSimulator;
import io.parley.model.ContactPoint;
import io.parley.model.ExternalId;
import io.parley.spi.crm.ContactQuestion;
import io.parley.spi.crm.CrmEvent;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.EventRequest;
import io.parley.spi.crm.FoundContact;
import io.parley.spi.crm.MoveConversation;
import io.parley.spi.crm.Parent;
import io.parley.spi.crm.RecordDescription;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** New people as leads, in every mode. */
class LeadTest {

    private final LabServices lab = new LabServices();
    private final SalesforceSimulator org = new SalesforceSimulator();

    @AfterEach
    void stop() {
        org.close();
        lab.close();
    }

    private SalesforceAdapter adapter(OrgMode mode) {
        mode.deploy(org);
        return new SalesforceAdapter(
                TestConfiguration.of(org)
                        .mode(mode.mode())
                        .with("newPeople", "lead")
                        .build(),
                lab.apiClients(),
                lab.htmlText());
    }

    private Map<String, Object> only(String object) {
        assertThat(org.records(object)).as(object).hasSize(1);
        return org.records(object).get(0);
    }

    @ParameterizedTest
    @EnumSource
    void whoWasTakenForAnotherIsALeadOfTheirOwn(OrgMode mode) throws Exception {
        SalesforceAdapter adapter = adapter(mode);
        CrmRef other = OrgTest.write(adapter, Samples.question("1", "Where is my parcel?"))
                .get(0);
        CrmWrite.PutContact person =
                (CrmWrite.PutContact) Samples.question("1", "?").get(0);
        CrmRef own = OrgTest.write(adapter, List.of(person.separatedFrom(Set.of(other))))
                .get(0);
        CrmWrite.PutContact again =
                (CrmWrite.PutContact) Samples.doubtfulQuestion("1", "?").get(0);
        assertThat(OrgTest.write(adapter, List.of(again.separatedFrom(Set.of(other)))))
                .containsExactly(own);
        assertThat(org.records("Lead"))
                .extracting(lead -> lead.get("Id"))
                .containsExactlyInAnyOrder(other.id(), own.id());
        if (mode.profile() != null) {
            assertThat(only(mode.profile())).containsEntry(mode.leadOwner(), own.id());
        }
    }

    @ParameterizedTest
    @EnumSource
    void somebodyNewIsALeadWithACaseWithoutContact(OrgMode mode) throws Exception {
        SalesforceAdapter adapter = adapter(mode);
        assertThat(adapter.check().warnings()).isEmpty();
        List<CrmRef> refs = OrgTest.write(adapter, Samples.question("1", "Where is my parcel?"));
        assertThat(refs.get(0).type()).isEqualTo("Lead");
        assertThat(only("Lead")).containsEntry("Name", "Person 1").containsEntry("Company", "[not provided]");
        assertThat(only("Case")).doesNotContainKey("ContactId");
        if (mode.profile() != null) {
            assertThat(only(mode.profile()))
                    .containsEntry(mode.leadOwner(), refs.get(0).id());
        }
        assertThat(OrgTest.write(adapter, Samples.doubtfulQuestion("1", "Where is my parcel?")))
                .isEqualTo(refs);
        OrgTest.write(adapter, Samples.renamed("1", "Another", refs.get(0)));
        assertThat(org.records("Lead")).hasSize(1);
        assertThat(org.records("Contact")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aContactThatIsMadeOfALeadFollowsIt(OrgMode mode) throws Exception {
        SalesforceAdapter adapter = adapter(mode);
        List<CrmRef> refs = OrgTest.write(adapter, Samples.question("1", "Where is my parcel?"));
        CrmRef contact = new CrmRef("Contact", org.convert(refs.get(0).id()));
        assertThat(adapter.events(new EventRequest(null, Instant.EPOCH, 100)).events())
                .filteredOn(CrmEvent.RecordsMerged.class::isInstance)
                .singleElement()
                .satisfies(event -> {
                    CrmEvent.RecordsMerged merged = (CrmEvent.RecordsMerged) event;
                    assertThat(merged.survivor()).isEqualTo(contact);
                    assertThat(merged.loser()).isEqualTo(refs.get(0));
                });
        Parent person = new Parent(Samples.person("1").id().key(), contact);
        List<CrmWrite> moved = List.of(new MoveConversation("move:1", refs.get(1), false, person));
        OrgTest.write(adapter, moved);
        assertThat(only("Case")).containsEntry("ContactId", contact.id());
        if (mode.profile() != null) {
            assertThat(only(mode.profile())).containsEntry(mode.owner(), contact.id());
        }
    }

    @ParameterizedTest
    @EnumSource
    void leadsAreFoundBesideContacts(OrgMode mode) throws Exception {
        SalesforceAdapter adapter = adapter(mode);
        org.create("Contact", Map.of("LastName", "Doe", "Email", "doe@example.com"));
        org.create("Lead", Map.of("LastName", "Roe", "Company", "Roe Ltd", "Email", "doe@example.com"));
        String converted =
                org.create("Lead", Map.of("LastName", "Moe", "Company", "Moe Ltd", "Email", "moe@example.com"));
        org.convert(converted);
        OrgTest.write(adapter, Samples.question("1", "Where is my parcel?"));
        List<List<FoundContact>> found = adapter.find(List.of(
                question(null, "doe@example.com"),
                question(null, "moe@example.com"),
                question("person-1", "no@example.com")));
        assertThat(types(found.get(0))).containsExactlyInAnyOrder("Contact Doe", "Lead Roe");
        assertThat(types(found.get(1))).containsExactly("Contact Moe");
        assertThat(types(found.get(2))).isEqualTo(mode.profile() == null ? List.of() : List.of("Lead Person 1"));
    }

    @ParameterizedTest
    @EnumSource
    void mappingsAreForLeadsThen(OrgMode mode) throws Exception {
        assertThat(adapter(mode).records()).extracting(RecordDescription::type).startsWith("Lead", "Case");
    }

    private static ContactQuestion question(String handle, String email) {
        return new ContactQuestion(
                new ExternalId("lab", "people", "1"),
                handle,
                List.of(new ContactPoint(ContactPoint.Kind.EMAIL, email, true)));
    }

    private static List<String> types(List<FoundContact> found) {
        return found.stream().map(one -> one.ref().type() + " " + one.name()).toList();
    }
}
