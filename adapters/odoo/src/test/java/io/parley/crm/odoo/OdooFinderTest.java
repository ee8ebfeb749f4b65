// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.lab.Samples;
import io.parley.model.ContactPoint;
import io.parley.model.Direction;
import io.parley.model.ExternalId;
import io.parley.spi.SyncException;
import io.parley.spi.crm.ContactQuestion;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.FoundContact;
import io.parley.spi.crm.MoveConversation;
import io.parley.spi.crm.Parent;
import io.parley.spi.crm.WriteOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whom Odoo knows already, and what goes to a contact that Parley did not make. */
class OdooFinderTest {

    private final OdooLab lab = new OdooLab();

    @AfterEach
    void stop() {
        assertThat(lab.odoo.outgoingMails()).isEmpty();
        lab.close();
    }

    @Test
    void anAddressIsFoundInAnyCase() throws Exception {
        long ann = partner(Map.of("name", "Ann", "email", "\"Ann\" <Ann@Example.org>"));
        assertThat(find("ANN@example.ORG")).singleElement().satisfies(found -> {
            assertThat(found.ref()).isEqualTo(ref(ann));
            assertThat(found.name()).isEqualTo("Ann");
            assertThat(found.emails()).contains("ann@example.org");
            assertThat(found.handleKnown()).isFalse();
            assertThat(found.duplicate()).isFalse();
        });
        assertThat(find("bob@example.org")).isEmpty();
    }

    @Test
    void aNumberIsFoundHoweverItIsWritten() throws Exception {
        long ann = partner(Map.of("name", "Ann", "phone", "020 / 123 45 67"));
        long bob = partner(Map.of("name", "Bob", "phone", "0031-20-1234567", "mobile", "06 1111 2222"));
        assertThat(find("+31201234567")).extracting(FoundContact::ref).containsExactly(ref(ann));
        assertThat(find("+31611112222")).extracting(FoundContact::ref).containsExactly(ref(bob));
    }

    @Test
    void aHandleIsFoundOnItsChannelWhereTheDatabaseHasFieldsForIt() throws Exception {
        ExternalId profile = Samples.person("1").id();
        ContactQuestion question = new ContactQuestion(profile, "ann", List.of());
        assertThat(lab.adapter().find(List.of(question))).containsExactly(List.of());
        lab.odoo.addField("res.partner", "x_parley_channel", "char");
        lab.odoo.addField("res.partner", "x_parley_handle", "char");
        long ann = partner(Map.of("name", "Ann", "x_parley_handle", "ann", "x_parley_channel", "lab"));
        partner(Map.of("name", "Another", "x_parley_handle", "ann", "x_parley_channel", "elsewhere"));
        assertThat(lab.adapter().find(List.of(question)).get(0))
                .singleElement()
                .satisfies(found -> assertThat(found.ref()).isEqualTo(ref(ann)))
                .matches(FoundContact::handleKnown);
    }

    @Test
    void companiesAndTheirContactsAreFoundAndAddressesOfInvoicesAreNot() throws Exception {
        long company = partner(Map.of("name", "Acme", "is_company", true, "email", "info@acme.example"));
        long contact = partner(Map.of("name", "Ann", "parent_id", company, "email", "info@acme.example"));
        partner(Map.of("name", "Bills", "parent_id", company, "type", "invoice", "email", "info@acme.example"));
        assertThat(find("info@acme.example"))
                .extracting(FoundContact::ref)
                .containsExactlyInAnyOrder(ref(company), ref(contact));
    }

    @Test
    void archivedContactsAndParleyItselfAreNotFound() throws Exception {
        partner(Map.of("name", "Gone", "email", "gone@example.org", "active", false));
        assertThat(find("gone@example.org")).isEmpty();
        assertThat(find(lab.odoo.login())).isEmpty();
    }

    @Test
    void aLeadWithTheAddressNamesItsContact() throws Exception {
        long ann = partner(Map.of("name", "Ann"));
        long lead = lab.session()
                .change("crm.lead", "create", Map.of("vals_list", Map.of("name", "Old", "partner_id", ann)))
                .asLong();
        lab.odoo.writes("crm.lead", lead, Map.of("email_from", "private@example.org"));
        lab.odoo.writes("res.partner", ann, Map.of("email", false));
        lab.odoo.marksLost(lead);
        assertThat(find("private@example.org")).singleElement().satisfies(found -> {
            assertThat(found.ref()).isEqualTo(ref(ann));
            assertThat(found.emails()).containsExactly("private@example.org");
            assertThat(found.duplicate()).isTrue();
        });
    }

    @Test
    void aHundredPeopleAreLookedForInFiveCalls() throws Exception {
        List<ContactQuestion> questions = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            partner(Map.of("name", "P" + i, "email", "p" + i + "@example.org"));
            questions.add(question("p" + i + "@example.org"));
        }
        lab.odoo.server().forgetCalls();
        List<List<FoundContact>> found = lab.adapter().find(questions);
        assertThat(found).hasSize(100).allSatisfy(one -> assertThat(one).hasSize(1));
        assertThat(found.get(42).get(0).name()).isEqualTo("P42");
        assertThat(lab.odoo.server().calls()).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void oneAddressOfVeryManyHidesNobodyElse() throws Exception {
        List<Map<String, String>> many = new ArrayList<>();
        for (int i = 0; i < 1_100; i++) {
            many.add(Map.of("name", "Shop " + i, "email", "shop@example.org"));
        }
        lab.session().change("res.partner", "create", Map.of("vals_list", many));
        long ann = partner(Map.of("name", "Ann", "email", "ann@example.org"));
        List<List<FoundContact>> found =
                lab.adapter().find(List.of(question("shop@example.org"), question("ann@example.org")));
        assertThat(found.get(0)).hasSize(20);
        assertThat(found.get(1)).extracting(FoundContact::ref).containsExactly(ref(ann));
    }

    @Test
    void nothingIsAskedAboutNothing() throws Exception {
        assertThat(lab.adapter()
                        .find(List.of(new ContactQuestion(Samples.person("1").id(), null, List.of()))))
                .containsExactly(List.of());
    }

    @Test
    void whatGoesToAFoundContactMakesNoOther() throws Exception {
        long ann = partner(Map.of("name", "Ann", "email", "ann@example.org"));
        Parent contact = new Parent(Samples.person("1").id().key(), ref(ann));
        Parent lead = new Parent("case:1:1", null);
        CrmWrite.PutMessage put =
                (CrmWrite.PutMessage) Samples.question("1", "Hello?").get(2);
        List<CrmRef> refs = lab.write(List.of(
                new CrmWrite.PutContact(contact.key(), ref(ann), false, Samples.person("1")),
                new CrmWrite.PutConversation(lead.key(), null, false, contact, Samples.conversation("1"), "Question"),
                new CrmWrite.PutMessage(put.key(), null, false, lead, contact, put.message(), put.author(), 1)));
        assertThat(refs.get(0)).isEqualTo(ref(ann));
        assertThat(lab.view.contacts()).containsExactly(String.valueOf(ann));
        assertThat(lab.odoo.record("crm.lead", lab.lead())).containsEntry("partner_id", ann);
        assertThat(lab.entry(0)).containsEntry("author_id", ann);
        assertThat(lab.odoo.record("res.partner", ann)).containsEntry("name", "Ann");
    }

    @Test
    void whatGoesToAnArchivedContactArrives() throws Exception {
        List<CrmRef> refs = lab.write(Samples.question("1", "Hello?"));
        lab.odoo.writes("res.partner", Long.parseLong(refs.get(0).id()), Map.of("active", false));
        lab.write(List.of(new CrmWrite.PutConversation(
                "case:1:2",
                null,
                false,
                new Parent(Samples.person("1").id().key(), refs.get(0)),
                Samples.conversation("1"),
                "Again")));
        lab.write(Samples.more("2", "Still there?", Direction.INBOUND, refs, "1"));
        assertThat(lab.view.cases()).hasSize(2);
        assertThat(lab.entry(1))
                .containsEntry("author_id", Long.valueOf(refs.get(0).id()));
    }

    @Test
    void aCaseMovesWithWhatItsCustomerSaid() throws Exception {
        List<CrmRef> refs = lab.write(Samples.question("1", "Hello?"));
        lab.write(Samples.more("2", "Hi!", Direction.OUTBOUND, refs, "1"));
        long reply = lab.odoo.replies(lab.lead(), "Hello!");
        lab.odoo.writes("crm.lead", lab.lead(), Map.of("stage_id", 2L));
        long ann = partner(Map.of("name", "Ann"));
        for (int times = 0; times < 2; times++) {
            assertThat(lab.write(List.of(move(refs.get(1), ref(ann))))).containsExactly(refs.get(1));
            assertThat(lab.odoo.record("crm.lead", lab.lead()))
                    .containsEntry("partner_id", ann)
                    .containsEntry("stage_id", 2L);
            assertThat(lab.entry(0)).containsEntry("author_id", ann);
            assertThat(lab.entry(1)).containsEntry("author_id", lab.odoo.partnerId());
            assertThat(lab.odoo.record("mail.message", reply))
                    .containsEntry("author_id", lab.odoo.representativePartnerId());
        }
        assertThat(lab.view.messages(refs.get(1).id())).hasSize(4);
        assertThat(lab.adapter().preview(List.of(move(refs.get(1), ref(ann)))).get(0))
                .singleElement()
                .satisfies(one -> assertThat(one.difference()).isEmpty());
    }

    @Test
    void aMoveOfACaseOrToAContactThatIsGoneIsTold() throws Exception {
        List<CrmRef> refs = lab.write(Samples.question("1", "Hello?"));
        long ann = partner(Map.of("name", "Ann"));
        lab.odoo.unlinks("res.partner", ann);
        assertThat(reason(move(refs.get(1), ref(ann)))).isInstanceOf(SyncException.RecordGone.class);
        lab.odoo.unlinks("crm.lead", lab.lead());
        assertThat(reason(move(refs.get(1), refs.get(0)))).isInstanceOf(SyncException.RecordGone.class);
    }

    private SyncException reason(CrmWrite write) throws Exception {
        return ((WriteOutcome.Failed) lab.adapter().write(List.of(write)).get(0)).reason();
    }

    private static MoveConversation move(CrmRef lead, @Nullable CrmRef contact) {
        return new MoveConversation("move:1", lead, false, new Parent("other", contact));
    }

    private List<FoundContact> find(String point) throws Exception {
        return lab.adapter().find(List.of(question(point))).get(0);
    }

    private static ContactQuestion question(String point) {
        ContactPoint.Kind kind = point.startsWith("+") ? ContactPoint.Kind.PHONE : ContactPoint.Kind.EMAIL;
        return new ContactQuestion(Samples.person("1").id(), null, List.of(new ContactPoint(kind, point, false)));
    }

    private long partner(Map<String, ?> values) throws Exception {
        return lab.session()
                .change("res.partner", "create", Map.of("vals_list", values))
                .asLong();
    }

    private static CrmRef ref(long partner) {
        return new CrmRef("res.partner", String.valueOf(partner));
    }
}
