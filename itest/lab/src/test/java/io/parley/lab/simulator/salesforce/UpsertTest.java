// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Records that are written by their keys. */
class UpsertTest extends OrgFixture {

    @Test
    void createsAndThenChanges() throws Exception {
        String path = "/sobjects/Contact/Key__c/web%3Aacme%2F1";
        Response created = call("PATCH", path, "{`LastName`:`Doe`}");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.body().path("created").asBoolean()).isTrue();
        Response changed = call("PATCH", path, "{`FirstName`:`Jane`}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().path("created").asBoolean(true)).isFalse();
        assertThat(changed.body().path("id")).isEqualTo(created.body().path("id"));
        assertThat(org.records("Contact")).hasSize(1);
        assertThat(org.records("Contact").get(0))
                .containsEntry("Key__c", "web:acme/1")
                .containsEntry("Name", "Jane Doe");
        assertThat(get(path).body().path("Name").asText()).isEqualTo("Jane Doe");
    }

    @Test
    void pointsToAParentByItsKey() throws Exception {
        call("PATCH", "/sobjects/Case/Key__c/c1", "{`Subject`:`Parcel`}");
        call("PATCH", "/sobjects/Message__c/Key__c/m1", "{`Case__r`:{`Key__c`:`c1`},`Text__c`:`Hello`}");
        Object parent = org.records("Message__c").get(0).get("Case__c");
        assertThat(parent).isEqualTo(org.records("Case").get(0).get("Id"));
        assertThat(org.records("Message__c").get(0))
                .containsEntry("Name", "M-00001")
                .containsEntry("Inbound__c", false);
    }

    @Test
    void refusesTheKeyInTheBodyAndFieldsThatAreNoKeys() throws Exception {
        assertThat(call("PATCH", "/sobjects/Contact/Key__c/1", "{`LastName`:`D`,`Key__c`:`1`}")
                        .error())
                .isEqualTo("INVALID_FIELD: The Key__c field should not be specified in the sobject data.");
        Response noKey = call("PATCH", "/sobjects/Contact/Title/1", "{`LastName`:`D`}");
        assertThat(noKey.status()).isEqualTo(404);
        assertThat(noKey.error()).startsWith("NOT_FOUND: Provided external ID field does not exist");
        assertThat(call("PATCH", "/sobjects/Contact/Key__c/1?updateOnly=true", "{`LastName`:`D`}")
                        .status())
                .isEqualTo(404);
        assertThat(org.records("Contact")).isEmpty();
    }

    @Test
    void namesAllRecordsWhereAKeyIsNotUnique() throws Exception {
        create("Contact", "{`LastName`:`A`,`Nickname__c`:`jd`}");
        create("Contact", "{`LastName`:`B`,`Nickname__c`:`jd`}");
        Response many = call("PATCH", "/sobjects/Contact/Nickname__c/jd", "{`LastName`:`C`}");
        assertThat(many.status()).isEqualTo(300);
        assertThat(many.body()).hasSize(2);
        assertThat(many.body().path(0).asText()).startsWith(BASE + "/sobjects/Contact/003");
    }

    @Test
    void detectsDuplicatesWhereTheRuleIsOnUnlessTheyAreAllowed() throws Exception {
        String id = create("Contact", "{`LastName`:`A`,`Email`:`jane@example.com`}");
        org.detectDuplicateEmails(true);
        String body = "{`LastName`:`B`,`Email`:`Jane@example.com`}";
        Response refused = call("PATCH", "/sobjects/Contact/Key__c/2", body, "Sforce-Auto-Assign", "FALSE");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).startsWith("DUPLICATES_DETECTED");
        assertThat(refused.body()
                        .findPath("duplicateResut")
                        .findPath("record")
                        .path("Id")
                        .asText())
                .isEqualTo(id);
        Response allowed =
                call("PATCH", "/sobjects/Contact/Key__c/2", body, "Sforce-Duplicate-Rule-Header", "allowSave=true");
        assertThat(allowed.status()).isEqualTo(201);
    }

    @Test
    void refusesWhileARowIsLockedAndWhereARuleSaysSo() throws Exception {
        String parent = create("Case", "{`Key__c`:`c1`}");
        org.lockRow(parent);
        Response locked = call("PATCH", "/sobjects/Message__c/Key__c/m1", "{`Case__r`:{`Key__c`:`c1`}}");
        assertThat(locked.status()).isEqualTo(400);
        assertThat(locked.error()).startsWith("UNABLE_TO_LOCK_ROW");
        assertThat(call("PATCH", "/sobjects/Case/" + parent, "{`Subject`:`x`}").error())
                .startsWith("UNABLE_TO_LOCK_ROW");
        org.unlock(parent);
        org.rejectWhere(
                "Message__c", row -> "bad".equals(row.get("Text__c")), "FIELD_CUSTOM_VALIDATION_EXCEPTION", "Not so.");
        assertThat(call("PATCH", "/sobjects/Message__c/Key__c/m1", "{`Text__c`:`bad`}")
                        .error())
                .isEqualTo("FIELD_CUSTOM_VALIDATION_EXCEPTION: Not so.");
        assertThat(call("PATCH", "/sobjects/Message__c/Key__c/m1", "{`Case__r`:{`Key__c`:`c1`}}")
                        .status())
                .isEqualTo(201);
    }
}
