// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.lab.LabServices;
import io.parley.lab.Samples;
import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Fault;
import io.parley.lab.simulator.salesforce.SalesforceSimulator;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.EventRequest;
import io.parley.spi.crm.WriteOutcome;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said about a configuration and an org. */
class CheckTest {

    private final LabServices lab = new LabServices();
    private final SalesforceSimulator org = new SalesforceSimulator();

    @AfterEach
    void stop() {
        org.close();
        lab.close();
    }

    private SalesforceAdapter adapter(TestConfiguration configuration) {
        return new SalesforceAdapter(configuration.build(), lab.apiClients(), lab.htmlText());
    }

    private void refused(TestConfiguration configuration, String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> adapter(configuration))
                .withMessageContaining(words);
    }

    @Test
    void anOrgWithEverythingIsGood() throws Exception {
        org.deploy(Path.of("metadata"));
        assertThat(adapter(TestConfiguration.of(org)).check().name()).isEqualTo("127.0.0.1");
        assertThat(org.apiCalls()).isEqualTo(1);
    }

    @Test
    void whatIsNotDeployedIsNamed() {
        assertThatThrownBy(
                        () -> adapter(TestConfiguration.of(org).mode("custom")).check())
                .isInstanceOf(SyncException.Permanent.class)
                .hasMessage("Parley cannot write Contact.Parley_Key__c, Case.Parley_Key__c, Parley_Profile__c,"
                        + " Parley_Message__c in Salesforce. Deploy adapters/salesforce/metadata and assign the"
                        + " permission set Parley to the Run As user of the app.");
    }

    @Test
    void aWrongSecretIsToldWithoutIt() {
        TestConfiguration wrong = TestConfiguration.at(org.endpoint().toString(), org.clientId(), "wr0ng-secret");
        assertThatThrownBy(() -> adapter(wrong).check())
                .isInstanceOf(SyncException.AuthExpired.class)
                .hasMessageContaining("invalid_client")
                .hasMessageNotContaining("wr0ng-secret");
    }

    @Test
    void aTokenThatIsNoneIsTold() {
        org.server().failNext(call -> true, Fault.answering(Answer.text(200, "application/json", "{}")));
        assertThatThrownBy(() -> adapter(TestConfiguration.of(org)).check())
                .isInstanceOf(SyncException.AuthExpired.class)
                .hasMessageContaining("My Domain");
    }

    @Test
    void aVersionThatIsNotThereConcernsEverything() {
        TestConfiguration old = TestConfiguration.of(org).version("30.0");
        assertThatThrownBy(() -> adapter(old).write(Samples.question("1", "?")))
                .isInstanceOf(SyncException.Permanent.class)
                .hasMessageContaining("apiVersion");
    }

    @Test
    void aUserWithoutTheApiConcernsEverything() {
        org.server()
                .failNext(
                        call -> call.path().endsWith("/composite"),
                        Fault.answering(Answer.text(
                                403,
                                "application/json",
                                "[{\"errorCode\":\"API_DISABLED_FOR_ORG\",\"message\":\"Not enabled\"}]")));
        assertThatThrownBy(() -> adapter(TestConfiguration.of(org)).write(Samples.question("1", "?")))
                .isInstanceOf(SyncException.Permanent.class)
                .hasMessageContaining("API_DISABLED_FOR_ORG");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example",
                "ftp://example.my.salesforce.com",
                "https://login.salesforce.com",
                "https://example.lightning.force.com",
                "https://example.my.salesforce.com/services",
                "https://user:secret@example.my.salesforce.com",
                "https://exa mple.com"
            })
    void onlyAMyDomainAddressWillDo(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> adapter(TestConfiguration.at(address, "id", "secret")))
                .withMessageContaining("My Domain")
                .withMessageNotContaining("secret");
    }

    @Test
    void whatIsMissingIsNamed() {
        String endpoint = org.endpoint().toString();
        refused(TestConfiguration.at(endpoint, " ", "s"), "clientId must be");
        refused(TestConfiguration.at(endpoint, "c", ""), "clientSecret must be");
        refused(TestConfiguration.at(endpoint, "c", "s").version("v67"), "apiVersion must be");
        refused(TestConfiguration.at(endpoint, "c", "s").origin(""), "origin must be");
        refused(TestConfiguration.at(endpoint, "c", "s").mode("best"), "mode must be");
        refused(TestConfiguration.at(endpoint, "c", "s").with("newPeople", "account"), "newPeople must be");
        refused(TestConfiguration.at(endpoint, "c", "s").answers("phone"), "answers must be");
    }

    private List<String> warnings(TestConfiguration configuration) throws Exception {
        return adapter(configuration).check().warnings();
    }

    @Test
    void whereNothingIsDeployedItWorksWithCommentsAndSaysSo() throws Exception {
        assertThat(warnings(TestConfiguration.of(org)))
                .singleElement()
                .asString()
                .startsWith("Nothing of Parley is deployed in Salesforce, so messages become case comments.");
        assertThat(warnings(TestConfiguration.of(org).mode("cases"))).isEmpty();
    }

    @Test
    void whatIsHalfDeployedIsNotTakenForNothing() {
        org.deploy(Path.of("metadata"));
        org.administrator().hide("Parley_Message__c");
        assertThatThrownBy(() -> adapter(TestConfiguration.of(org)).check())
                .isInstanceOf(SyncException.Permanent.class)
                .hasMessageContaining("Parley_Message__c")
                .hasMessageContaining("permission set Parley");
    }

    @Test
    void fieldsThatMayNotBeWrittenAreNamedAndLeftOut() throws Exception {
        org.deploy(Path.of("metadata"));
        org.administrator().hide("Parley_Message__c", "Page__c");
        org.administrator().makeReadOnly("Contact", "Phone");
        assertThat(warnings(TestConfiguration.of(org)))
                .singleElement()
                .asString()
                .contains("Contact.Phone", "Parley_Message__c.Page__c", "edit access");
        assertThat(adapter(TestConfiguration.of(org)).write(Samples.question("1", "?")))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(WriteOutcome.Done.class));
    }

    @Test
    void fieldsThatTheOrgDemandsAreNamed() throws Exception {
        org.deploy(Path.of("metadata"));
        org.administrator().require("Case", "Reason");
        assertThat(warnings(TestConfiguration.of(org)))
                .singleElement()
                .asString()
                .contains("Case.Reason", "mapping");
    }

    @Test
    void theSocialObjectsComeFirstWhereTheyAreReady() throws Exception {
        org.administrator().enableSocial();
        org.deploy(Path.of("metadata"));
        SalesforceAdapter before = adapter(TestConfiguration.of(org));
        before.write(Samples.question("1", "?"));
        assertThat(org.records("Parley_Message__c")).hasSize(1);
        org.deploy(Path.of("metadata-social"));
        before.check();
        List<WriteOutcome> outcomes = before.write(Samples.question("2", "?"));
        assertThat(((WriteOutcome.Done) outcomes.get(2)).ref().type()).isEqualTo("SocialPost");
    }

    @Test
    void answersThatNobodyCanWriteAreNamed() throws Exception {
        org.deploy(Path.of("metadata"));
        TestConfiguration posts = TestConfiguration.of(org).answers("comment", "post");
        assertThat(warnings(posts)).singleElement().asString().contains("post");
        assertThat(adapter(posts)
                        .events(new EventRequest(null, Instant.EPOCH, 10))
                        .events())
                .isEmpty();
    }

    @Test
    void aFieldThatIsTakenAwayIsNoticedWhenItIsRefused() throws Exception {
        Instant[] now = {Instant.parse("2026-05-04T12:00:00Z")};
        org.deploy(Path.of("metadata"));
        SalesforceAdapter adapter = new SalesforceAdapter(
                TestConfiguration.of(org).build(), lab.apiClients(), lab.htmlText(), () -> now[0]);
        adapter.check();
        org.administrator().hide("Parley_Message__c", "Page__c");
        now[0] = now[0].plusSeconds(120);
        WriteOutcome first = adapter.write(Samples.question("1", "?")).get(2);
        assertThat(first).isInstanceOfSatisfying(WriteOutcome.Failed.class, failed -> assertThat(failed.reason())
                .isInstanceOfSatisfying(SyncException.Transient.class, later -> assertThat(later.inDoubt())
                        .isFalse()));
        assertThat(adapter.write(Samples.question("1", "?")))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(WriteOutcome.Done.class));
    }

    @Test
    void aMessageIsUpdatedWhereItStandsWhenTheModeChanges() throws Exception {
        List<CrmRef> refs = OrgTest.write(adapter(TestConfiguration.of(org)), Samples.question("1", "One"));
        assertThat(refs.get(2).type()).isEqualTo("CaseComment");
        org.deploy(Path.of("metadata"));
        SalesforceAdapter later = adapter(TestConfiguration.of(org));
        assertThat(OrgTest.write(later, Samples.edit("1", "Two", refs))).containsExactly(refs.get(2));
        assertThat(org.records("Parley_Message__c")).isEmpty();
        assertThat(String.valueOf(org.record(refs.get(2).id()).get("CommentBody")))
                .contains("Two");
        OrgTest.write(later, More.message("more", "Three", refs));
        org.comment(refs.get(1).id(), "An answer", true);
        assertThat(later.events(new EventRequest(null, Instant.EPOCH, 10)).events())
                .as("answers in cases of before are read")
                .hasSize(1);
        assertThat(org.records("Parley_Message__c")).hasSize(1);
    }
}
