// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.lab.FinderContract;
import io.parley.lab.LabServices;
import io.parley.lab.PeopleView;
import io.parley.lab.Samples;
import io.parley.lab.simulator.salesforce.SalesforceSimulator;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.MoveConversation;
import io.parley.spi.crm.Parent;
import io.parley.spi.crm.RecordPreview;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every adapter does that finds people, against a simulated org of one mode. */
abstract class ModeFinder extends FinderContract {

    private final LabServices lab = new LabServices();
    private final SalesforceSimulator org = new SalesforceSimulator();
    private final OrgMode mode;

    ModeFinder(OrgMode mode) {
        this.mode = mode;
    }

    @BeforeEach
    void deploy() {
        mode.deploy(org);
    }

    @AfterEach
    void stop() {
        org.close();
        lab.close();
    }

    @Override
    protected SalesforceAdapter adapter() {
        return new SalesforceAdapter(
                TestConfiguration.of(org).mode(mode.mode()).build(), lab.apiClients(), lab.htmlText());
    }

    @Override
    protected PeopleView people() {
        return new OrgPeople(org);
    }

    /** People merged the contact that Parley made into another, or another into it. */
    @Test
    void whoWasMergedWithAnotherGetsAContactOfTheirOwnOnce() throws Exception {
        CrmRef anna = people().make("Anna Meyer", null, null);
        List<CrmRef> refs = OrgTest.write(adapter(), Samples.question("1", "Where is my parcel?"));
        org.merge(refs.get(0).id(), anna.id());
        CrmRef own = separated(refs.get(1), anna, false);
        assertThat(own).isNotEqualTo(refs.get(0));
        assertThat(separated(refs.get(1), anna, true)).isEqualTo(own);
        assertThat(people().contacts()).containsExactlyInAnyOrder(refs.get(0).id(), own.id());
        org.merge(refs.get(0).id(), own.id());
        CrmRef third = separated(refs.get(1), refs.get(0), true);
        assertThat(people().contacts()).containsExactlyInAnyOrder(refs.get(0).id(), third.id());
    }

    @Test
    void aContactThatAnEarlierTryMadeIsTaken() throws Exception {
        List<CrmRef> refs = OrgTest.write(adapter(), Samples.question("1", "Where is my parcel?"));
        CrmRef anna = people().make("Anna Meyer", null, null);
        assertThat(separated(refs.get(1), anna, true)).isEqualTo(refs.get(0));
        assertThat(people().contacts()).hasSize(2);
    }

    @Test
    void aContactOfTheirOwnIsForetold() throws Exception {
        List<CrmRef> refs = OrgTest.write(adapter(), Samples.question("1", "Where is my parcel?"));
        List<RecordPreview> preview =
                adapter().preview(List.of(apart(refs.get(0), false))).get(0);
        assertThat(preview.get(0).ref()).isEmpty();
        assertThat(preview.get(0).after().path("LastName").asText()).isEqualTo("1");
    }

    /** The contact with which somebody stands who is not the other, with case and profile. */
    private CrmRef separated(CrmRef aCase, CrmRef other, boolean inDoubt) throws Exception {
        CrmWrite apart = apart(other, inDoubt);
        Parent contact = new Parent(apart.key(), null);
        CrmRef own = OrgTest.write(adapter(), List.of(apart, new MoveConversation("move:1", aCase, false, contact)))
                .get(0);
        assertThat(people().contactOf(aCase.id())).isEqualTo(own.id());
        if (mode.profile() != null) {
            assertThat(org.records(mode.profile()))
                    .singleElement()
                    .satisfies(profile -> assertThat(profile.get(mode.owner())).isEqualTo(own.id()));
        }
        return own;
    }

    private static CrmWrite apart(CrmRef other, boolean inDoubt) {
        String key = Samples.person("1").id().key();
        return new CrmWrite.PutContact(key, null, inDoubt, Samples.person("1")).separatedFrom(Set.of(other));
    }

    private record OrgPeople(SalesforceSimulator org) implements PeopleView {

        @Override
        public CrmRef make(String name, @Nullable String email, @Nullable String phone) {
            String[] names = name.split(" ");
            String id = org.create("Contact", Map.of("FirstName", names[0], "LastName", names[1]));
            if (email != null) {
                org.edit(id, Map.of("Email", email));
            }
            if (phone != null) {
                org.edit(id, Map.of("Phone", phone));
            }
            return new CrmRef("Contact", id);
        }

        @Override
        public List<String> contacts() {
            return org.records("Contact").stream()
                    .map(contact -> String.valueOf(contact.get("Id")))
                    .toList();
        }

        @Override
        public String nameOf(String contactId) {
            return String.valueOf(org.record(contactId).get("Name"));
        }

        @Override
        public String contactOf(String caseId) {
            return String.valueOf(org.record(caseId).get("ContactId"));
        }
    }
}
