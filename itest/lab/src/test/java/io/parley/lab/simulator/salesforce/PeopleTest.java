// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.lab.simulator.Fault;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What people do in the org, and who sets it up. */
class PeopleTest extends OrgFixture {

    @Test
    void commentsAreThoseOfARepresentative() throws Exception {
        String parent = create("Case", "{`Subject`:`Parcel`}");
        org.comment(parent, "On its way.", true);
        Response found = query("SELECT CommentBody, IsPublished, CreatedById, CreatedBy.Name FROM CaseComment WHERE"
                + " ParentId = '" + parent + "' AND CreatedById != '" + org.integrationUserId() + "'");
        var comment = found.body().path("records").path(0);
        assertThat(comment.path("CommentBody").asText()).isEqualTo("On its way.");
        assertThat(comment.path("IsPublished").asBoolean()).isTrue();
        assertThat(comment.path("CreatedBy").path("Name").asText()).isEqualTo("Casey Representative");
    }

    @Test
    void casesAreClosedReopenedAndOwned() throws Exception {
        String id = create("Case", "{}");
        assertThat(org.record(id)).containsEntry("IsClosed", false).containsEntry("CaseNumber", "00001001");
        now = now.plusSeconds(5);
        org.close(id);
        assertThat(org.record(id))
                .containsEntry("IsClosed", true)
                .containsEntry("ClosedDate", "2026-10-01T12:00:05.000+0000")
                .containsEntry("SystemModstamp", "2026-10-01T12:00:05.000+0000");
        org.reopen(id);
        assertThat(org.record(id)).containsEntry("IsClosed", false).doesNotContainKey("ClosedDate");
        org.own(id, "Robin Reader");
        assertThat(query("SELECT Owner.Name FROM Case")
                        .body()
                        .findPath("Owner")
                        .path("Name")
                        .asText())
                .isEqualTo("Robin Reader");
    }

    @Test
    void mergedContactsLeaveTheirCasesToTheSurvivor() throws Exception {
        String survivor = create("Contact", "{`LastName`:`A`,`Key__c`:`a`}");
        String loser = create("Contact", "{`LastName`:`B`,`Key__c`:`b`}");
        String open = create("Case", "{`ContactId`:`" + loser + "`}");
        org.rename(survivor, "Jane", "Doe");
        org.merge(survivor, loser);
        assertThat(org.record(open)).containsEntry("ContactId", survivor);
        assertThat(org.record(loser)).containsEntry("IsDeleted", true).containsEntry("MasterRecordId", survivor);
        Response merged = get("/queryAll?q="
                + encode("SELECT Id, MasterRecordId FROM Contact WHERE IsDeleted = true AND MasterRecordId != null"));
        assertThat(merged.body().findValuesAsText("MasterRecordId")).containsExactly(survivor);
        assertThat(call("PATCH", "/sobjects/Contact/" + loser, "{`Title`:`x`}").error())
                .startsWith("ENTITY_IS_DELETED");
        assertThat(call("PATCH", "/sobjects/Contact/Key__c/b", "{`LastName`:`B`}")
                        .status())
                .as("the key went with the loser")
                .isEqualTo(201);
        assertThat(org.record(survivor)).containsEntry("Name", "Jane Doe");
    }

    @Test
    void deletedCasesTakeTheirCommentsAlong() throws Exception {
        String parent = create("Case", "{`Key__c`:`k`}");
        org.comment(parent, "x", false);
        create("FeedItem", "{`ParentId`:`" + parent + "`,`Body`:`y`}");
        String message = create("Message__c", "{`Case__r`:{`Key__c`:`k`}}");
        org.delete(parent);
        assertThat(org.records("CaseComment")).isEmpty();
        assertThat(org.records("FeedItem")).isEmpty();
        assertThat(org.record(message)).doesNotContainKey("Case__c").containsEntry("IsDeleted", false);
        Response refused = call("POST", "/sobjects/CaseComment", "{`ParentId`:`" + parent + "`,`CommentBody`:`z`}");
        assertThat(refused.error()).startsWith("ENTITY_IS_DELETED");
    }

    @Test
    void faultsGoBeforeWhatTheOrgWouldDo() {
        org.server().failNext(call -> call.method().equals("POST"), Fault.lostAnswer());
        assertThatThrownBy(() -> create("Contact", "{`LastName`:`Doe`}")).isInstanceOf(IOException.class);
        assertThat(org.records("Contact")).hasSize(1);
    }

    @Test
    void whatCannotBeDeployedIsRefused() throws Exception {
        field("Contact", "Long__c", "Text", "<length>256</length>");
        assertThatThrownBy(() -> org.deploy(folder)).hasMessageContaining("length is from 1 to 255");
        field("Contact", "Long__c", "LongTextArea", "<length>256</length>");
        assertThatThrownBy(() -> org.deploy(folder)).hasMessageContaining("visibleLines is missing");
        field("Contact", "Long__c", "Lookup", "<referenceTo>Foo__c</referenceTo>");
        assertThatThrownBy(() -> org.deploy(folder)).hasMessageContaining("there is no object Foo__c");
        write("Contact/fields/Long__c.field-meta.xml", "<!DOCTYPE x><CustomField/>");
        assertThatThrownBy(() -> org.deploy(folder)).hasMessageContaining("not readable as XML");
    }
}
