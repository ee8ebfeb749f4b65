// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Single records. */
class RecordTest extends OrgFixture {

    @Test
    void createsReadsChangesAndDeletes() throws Exception {
        Response created = call("POST", "/sobjects/Contact", "{`LastName`:` Doe `,`firstname`:`Jane`,`Title`:``}");
        assertThat(created.status()).isEqualTo(201);
        String id = created.body().path("id").asText();
        assertThat(id).startsWith("003").hasSize(18);
        String path = "/sobjects/Contact/" + id;
        assertThat(created.raw().headers().firstValue("Location")).hasValue(BASE + path);
        assertThat(org.record(id))
                .contains(
                        entry("Name", "Jane Doe"),
                        entry("CreatedDate", "2026-10-01T12:00:00.000+0000"),
                        entry("CreatedById", org.integrationUserId()),
                        entry("OwnerId", org.integrationUserId()),
                        entry("IsDeleted", false))
                .doesNotContainKey("Title");
        now = now.plusSeconds(60);
        Response changed = call("PATCH", path, "{`FirstName`:null}");
        assertThat(changed.status()).isEqualTo(204);
        assertThat(changed.raw().body()).isEmpty();
        Response read = get(path + "?fields=Name,SystemModstamp");
        assertThat(read.body().path("Name").asText()).isEqualTo("Doe");
        assertThat(read.body().path("SystemModstamp").asText()).isEqualTo("2026-10-01T12:01:00.000+0000");
        assertThat(call("DELETE", path, "").status()).isEqualTo(204);
        Response gone = call("PATCH", path, "{`LastName`:`X`}");
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.error()).isEqualTo("ENTITY_IS_DELETED: entity is deleted");
        assertThat(org.records("Contact")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "Contact|{`FirstName`:`J`}|REQUIRED_FIELD_MISSING: Required fields are missing: [LastName]",
                "Contact|{`LastName`:``}|REQUIRED_FIELD_MISSING: Required fields are missing: [LastName]",
                "Contact|{`LastName`:`D`,`Foo__c`:`x`}|INVALID_FIELD: No such column 'Foo__c' on sobject of type Contact",
                "Contact|{`LastName`:`D`,`Email`:`no`}|INVALID_EMAIL_ADDRESS: Email: invalid email address: no",
                "Contact|{`LastName`:`D`,`Name`:`x`}|INVALID_FIELD_FOR_INSERT_UPDATE: Unable to create/update fields: Name",
                "Contact|{`LastName`:`D`,`Id`:`x`}|INVALID_FIELD: The Id field should not be specified",
                "Contact|{`LastName`:5}|JSON_PARSER_ERROR: Cannot deserialize instance of string",
                "Contact|{`LastName`:`D`,`DoNotCall`:`true`}|JSON_PARSER_ERROR: Cannot deserialize instance of boolean",
                "Case|{`ContactId`:`abc`}|MALFORMED_ID: Contact ID: id value of incorrect type: abc",
                "Case|{`ContactId`:`500Wx0000000001`}|MALFORMED_ID",
                "Case|{`ContactId`:`003Wx0000000001`}|INVALID_CROSS_REFERENCE_KEY",
                "Case|{`Contact`:{`Key__c`:`x`}}|INVALID_FIELD: Foreign key external ID: x not found for field Key__c in"
                        + " entity Contact",
                "Message__c|{`Sent__c`:`yesterday`}|JSON_PARSER_ERROR: Cannot deserialize instance of datetime",
                "User|{`LastName`:`D`}|CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY"
            })
    void refuses(String object, String body, String error) throws Exception {
        Response refused = call("POST", "/sobjects/" + object, body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).startsWith(error);
        assertThat(org.records("Contact")).isEmpty();
        assertThat(org.records("Case")).isEmpty();
    }

    @Test
    void limitsTextsByCharactersAndCommentsByBytes() throws Exception {
        Response name = call("POST", "/sobjects/Contact", "{`LastName`:`" + "x".repeat(81) + "`}");
        assertThat(name.error())
                .startsWith("STRING_TOO_LONG: Last Name: data value too large")
                .endsWith("(max length=80)");
        assertThat(name.body().path(0).path("fields").path(0).asText()).isEqualTo("LastName");
        create("Contact", "{`LastName`:`" + "ü".repeat(80) + "`}");
        String parent = create("Case", "{}");
        String fits = "{`ParentId`:`" + parent + "`,`CommentBody`:`" + "ü".repeat(2000) + "`}";
        create("CaseComment", fits);
        Response comment = call("POST", "/sobjects/CaseComment", fits.replace("`}", "x`}"));
        assertThat(comment.error()).startsWith("STRING_TOO_LONG: Body").endsWith("(max length=4000)");
    }

    @Test
    void keepsUniqueKeysUnique() throws Exception {
        String first = create("Contact", "{`LastName`:`A`,`Key__c`:`Web:1`}");
        Response second = call("POST", "/sobjects/Contact", "{`LastName`:`B`,`Key__c`:`web:1`}");
        assertThat(second.status()).isEqualTo(400);
        assertThat(second.error())
                .isEqualTo("DUPLICATE_VALUE: duplicate value found: Key__c duplicates value on record with id: "
                        + first.substring(0, 15));
        create("Case", "{`Key__c`:`Web:1`}");
        create("Case", "{`Key__c`:`web:1`}");
    }

    @Test
    void knowsWhatIsNoId() throws Exception {
        String id = create("Contact", "{`LastName`:`A`}");
        assertThat(get("/sobjects/Contact/" + id.substring(0, 15)).status()).isEqualTo(200);
        assertThat(get("/sobjects/Case/" + id).error()).startsWith("MALFORMED_ID");
        assertThat(get("/sobjects/Contact/" + id.substring(0, 15) + "999").error())
                .startsWith("MALFORMED_ID");
        assertThat(get("/sobjects/Contact/Jane").error())
                .isEqualTo("NOT_FOUND: Provided external ID field does not exist or is not accessible: Jane");
        assertThat(get("/sobjects/Contact/003Wx0000000001").status()).isEqualTo(404);
        assertThat(get("/sobjects/Foo__c/003Wx0000000001").status()).isEqualTo(404);
    }

    @Test
    void computesTheSuffixOfIds() {
        assertThat(RecordIds.complete("001D000000IqhSL")).isEqualTo("001D000000IqhSLIAZ");
        assertThat(RecordIds.complete("001R0000006hfeZ")).isEqualTo("001R0000006hfeZIAQ");
    }

    @Test
    void describesWhatWasDeployed() throws Exception {
        Response described = get("/sobjects/Contact/describe");
        assertThat(described.body().path("keyPrefix").asText()).isEqualTo("003");
        assertThat(described.body().path("fields")).anySatisfy(field -> {
            assertThat(field.path("name").asText()).isEqualTo("Key__c");
            assertThat(field.path("externalId").asBoolean()).isTrue();
            assertThat(field.path("unique").asBoolean()).isTrue();
            assertThat(field.path("length").asInt()).isEqualTo(255);
        });
        assertThat(get("/sobjects/").body().path("sobjects").findValuesAsText("name"))
                .contains("Contact", "Case", "Message__c");
        assertThat(get("/sobjects/Nothing/describe").status()).isEqualTo(404);
    }
}
