// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.lab.Samples;
import io.parley.lab.simulator.Fault;
import io.parley.model.Direction;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.FieldValues;
import io.parley.spi.crm.Parent;
import io.parley.spi.crm.WriteOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people do to records while an uncertain write of them is repeated: it is followed, and nothing is made again or reset. */
class OdooUncertainTest {

    private final OdooLab lab = new OdooLab();

    @AfterEach
    void stop() {
        assertThat(lab.odoo.outgoingMails()).isEmpty();
        lab.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatPeopleDidMeanwhileStays(boolean posting) throws Exception {
        loseEachAnswerInTurn(posting, Samples.question("1", "Hello?"));
        Map<String, Object> theirs =
                Map.of("user_id", lab.odoo.representativeId(), "stage_id", 3L, "name", "Edited", "priority", "3");
        lab.odoo.writes("crm.lead", lab.lead(), theirs);
        lab.odoo.renames("res.partner", Long.parseLong(lab.view.contacts().get(0)), "Ms Edited");
        repeated(posting, Samples.doubtfulQuestion("1", "Hello?"));
        assertThat(lab.odoo.record("crm.lead", lab.lead())).containsAllEntriesOf(theirs);
        assertThat(lab.view.nameOf(lab.view.contacts().get(0))).isEqualTo("Ms Edited");
        assertThat(lab.view.cases()).hasSize(1);
        assertThat(lab.view.contacts()).hasSize(1);
        assertThat(texts()).containsExactly("Hello?");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aMergeMeanwhileIsFollowed(boolean posting) throws Exception {
        String survivor =
                repeated(posting, Samples.question("other", "And mine?")).get(0).id();
        lab.odoo.server().failNext(OdooLab.to("load"), Fault.lostAnswer());
        lab.adapter("lead", posting).write(Samples.question("1", "Hello?"));
        String loser = lab.view.contacts().get(1);
        lab.odoo.mergePartners(Long.parseLong(survivor), Long.parseLong(loser));
        List<CrmRef> refs = repeated(posting, Samples.doubtfulQuestion("1", "Hello?"));
        assertThat(refs.get(0).id()).isEqualTo(survivor);
        assertThat(lab.view.contacts()).containsExactly(survivor);
        assertThat(lab.odoo.record("crm.lead", Long.parseLong(refs.get(1).id())))
                .containsEntry("partner_id", Long.valueOf(survivor));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aMergeOfAKnownContactIsFollowedByNewCasesToo(boolean posting) throws Exception {
        String survivor =
                repeated(posting, Samples.question("other", "And mine?")).get(0).id();
        CrmRef loser = repeated(posting, Samples.question("1", "Hello?")).get(0);
        lab.odoo.mergePartners(Long.parseLong(survivor), Long.parseLong(loser.id()));
        List<CrmRef> refs = repeated(
                posting,
                List.of(new CrmWrite.PutConversation(
                        "case:1:2",
                        null,
                        false,
                        new Parent(Samples.person("1").id().key(), loser),
                        Samples.conversation("1"),
                        "Again")));
        assertThat(lab.odoo.record("crm.lead", Long.parseLong(refs.get(0).id())))
                .containsEntry("partner_id", Long.valueOf(survivor));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCaseThatWasDeletedMeanwhileIsNotMadeAgain(boolean posting) throws Exception {
        List<CrmRef> refs = repeated(posting, Samples.question("1", "Hello?"));
        lab.odoo.server().failNext(OdooLab.to(posting ? "message_post" : "load"), Fault.lostAnswer());
        CrmWrite more =
                Samples.more("2", "Still there?", Direction.INBOUND, refs, "1").get(0);
        assertThat(lab.adapter("lead", posting).write(List.of(more)).get(0)).isInstanceOf(WriteOutcome.Failed.class);
        lab.odoo.unlinks("crm.lead", lab.lead());
        WriteOutcome again = lab.adapter("lead", posting).write(List.of(more)).get(0);
        assertThat(((WriteOutcome.Failed) again).reason()).isInstanceOf(SyncException.RecordGone.class);
        assertThat(lab.view.cases()).isEmpty();
        assertThat(lab.odoo.records("mail.message")).noneMatch(message -> "crm.lead".equals(message.get("model")));
    }

    @Test
    void aFieldThatIsWrittenAtFirstAloneIsNotReset() throws Exception {
        ObjectNode first = JsonNodeFactory.instance.objectNode().put("referred", "by us");
        List<CrmWrite> question = new ArrayList<>(Samples.question("1", "Hello?"));
        CrmWrite.PutConversation put = (CrmWrite.PutConversation) question.get(1);
        question.set(1, put.with(FieldValues.of(first, JsonNodeFactory.instance.objectNode())));
        lab.odoo.server().failNext(OdooLab.to("load"), Fault.lostAnswer());
        lab.adapter().write(question);
        lab.write(question);
        lab.odoo.writes("crm.lead", lab.lead(), Map.of("referred", "by Mara"));
        lab.write(question);
        assertThat(lab.odoo.record("crm.lead", lab.lead())).containsEntry("referred", "by Mara");
    }

    @Test
    void oneOfTwoHundredThatOdooRefusesKeepsNobodyElse() throws Exception {
        List<CrmWrite> messages = twoHundred();
        lab.odoo.rejectWhere(
                "mail.message",
                "load",
                values -> values.get("body").equals("Message 77"),
                "odoo.exceptions.ValidationError",
                "No sevens, please.");
        lab.odoo.server().forgetCalls();
        List<WriteOutcome> outcomes = lab.adapter().write(messages);
        assertThat(outcomes).filteredOn(WriteOutcome.Done.class::isInstance).hasSize(199);
        assertThat(outcomes.get(77))
                .isInstanceOfSatisfying(WriteOutcome.Failed.class, failed -> assertThat(failed.reason())
                        .isInstanceOf(SyncException.ItemRejected.class)
                        .hasMessageContaining("No sevens, please."));
        System.out.println(
                "1 refused of 200, together: " + lab.odoo.server().calls().size() + " calls");
        assertThat(lab.odoo.server().calls()).hasSize(4);
    }

    @Test
    void oneOfTwoHundredThatOdooRefusesToPostKeepsNobodyElse() throws Exception {
        List<CrmWrite> messages = twoHundred();
        lab.odoo.rejectWhere(
                "crm.lead",
                "message_post",
                values -> values.get("body").equals("Message 77"),
                "odoo.exceptions.UserError",
                "No sevens, please.");
        lab.odoo.server().forgetCalls();
        List<WriteOutcome> outcomes = lab.adapter("lead", true).write(messages);
        assertThat(outcomes).filteredOn(WriteOutcome.Done.class::isInstance).hasSize(199);
        assertThat(((WriteOutcome.Failed) outcomes.get(77)).reason()).hasMessageContaining("No sevens, please.");
        System.out.println(
                "1 refused of 200, posted: " + lab.odoo.server().calls().size() + " calls");
        assertThat(lab.odoo.server().calls()).hasSize(203);
    }

    private List<CrmWrite> twoHundred() throws Exception {
        List<CrmRef> refs = lab.write(Samples.question("1", "Hello?"));
        List<CrmWrite> messages = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            messages.addAll(Samples.more("m" + i, "Message " + i, Direction.INBOUND, refs, "1"));
        }
        return messages;
    }

    private void loseEachAnswerInTurn(boolean posting, List<CrmWrite> batch) throws Exception {
        for (String model : List.of("res.partner", "crm.lead", "mail.message")) {
            boolean posted = posting && model.equals("mail.message");
            lab.odoo
                    .server()
                    .failNext(
                            posted
                                    ? OdooLab.to("message_post")
                                    : OdooLab.to("load").and(OdooLab.of(model)),
                            Fault.lostAnswer());
            lab.adapter("lead", posting).write(batch);
        }
    }

    private List<CrmRef> repeated(boolean posting, List<CrmWrite> batch) throws Exception {
        return lab.adapter("lead", posting).write(batch).stream()
                .map(outcome -> ((WriteOutcome.Done) outcome).ref())
                .toList();
    }

    private List<String> texts() {
        return lab.view.messages(lab.view.cases().get(0)).stream()
                .filter(message -> String.valueOf(message.get("message_id")).endsWith(OdooText.MARK))
                .map(message -> String.valueOf(message.get("body")).replaceAll("<[^>]*>", ""))
                .toList();
    }
}
