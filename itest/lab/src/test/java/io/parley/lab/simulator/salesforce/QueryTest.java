// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SOQL. */
class QueryTest extends OrgFixture {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "LastName = 'doe'|Doe",
                "LastName != 'Doe'|O'Hara,Roe_1,Roe21",
                "LastName = 'O\\'Hara'|O'Hara",
                "LastName LIKE 'roe%'|Roe_1,Roe21",
                "LastName LIKE 'Roe\\_%'|Roe_1",
                "LastName LIKE 'Roe__'|Roe_1,Roe21",
                "LastName IN ('Doe', 'O\\'Hara')|Doe,O'Hara",
                "LastName NOT IN ('Doe')|O'Hara,Roe_1,Roe21",
                "Email = null|O'Hara,Roe_1,Roe21",
                "Email != null|Doe",
                "DoNotCall = true|O'Hara",
                "DoNotCall = false AND (Email = null OR LastName = 'Doe')|Doe,Roe_1,Roe21",
                "NOT LastName LIKE 'Roe%'|Doe,O'Hara",
                "CreatedDate > 2026-10-01T12:00:00Z|Roe_1,Roe21",
                "CreatedDate >= 2026-10-01T14:00:00.000+02:00 AND CreatedDate < 2026-10-01T12:01:00Z|Doe,O'Hara",
                "CreatedBy.Name = 'Parley Integration' AND LastName > 'Roe2'|Roe_1,Roe21"
            })
    void finds(String where, String names) throws Exception {
        people();
        Response found = query("SELECT LastName FROM Contact WHERE " + where + " ORDER BY CreatedDate, Id");
        assertThat(found.status()).as(found.raw().body()).isEqualTo(200);
        assertThat(String.join(",", found.body().findValuesAsText("LastName"))).isEqualTo(names);
        assertThat(found.body().path("totalSize").asInt()).isEqualTo(names.split(",").length);
        assertThat(found.body().path("done").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "SELECT FROM Contact|MALFORMED_QUERY",
                "SELECT Id Contact|MALFORMED_QUERY",
                "SELECT Id FROM Contact WHERE|MALFORMED_QUERY",
                "SELECT Id FROM Contact WHERE LastName = 'a' AND LastName = 'b' OR LastName = 'c'|MALFORMED_QUERY",
                "SELECT Id FROM Contact WHERE LastName = 'a\\x'|MALFORMED_QUERY",
                "SELECT Id FROM Contact WHERE LastName = 'a|MALFORMED_QUERY",
                "SELECT Id FROM Contact LIMIT ten|MALFORMED_QUERY",
                "SELECT Id FROM Contact;|MALFORMED_QUERY",
                "SELECT Id, id FROM Contact|MALFORMED_QUERY",
                "SELECT Foo FROM Contact|INVALID_FIELD",
                "SELECT Foo__r.Id FROM Contact|INVALID_FIELD",
                "SELECT Id FROM Foo__c|INVALID_TYPE",
                "SELECT Id FROM Contact WHERE Description = 'a'|INVALID_FIELD",
                "SELECT Id FROM Contact ORDER BY Description|INVALID_FIELD",
                "SELECT Id FROM Contact WHERE CreatedDate > '2026-10-01T12:00:00Z'|INVALID_FIELD",
                "SELECT Id FROM Contact WHERE LastName = 5|INVALID_FIELD",
                "SELECT Id FROM Contact WHERE DoNotCall > true|INVALID_QUERY_FILTER_OPERATOR",
                "SELECT Id FROM Contact WHERE Id = 'abc'|INVALID_QUERY_FILTER_OPERATOR"
            })
    void refuses(String soql, String code) throws Exception {
        Response refused = query(soql);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).startsWith(code + ": ");
    }

    @Test
    void readsFieldsOfParents() throws Exception {
        create("Contact", "{`LastName`:`Doe`,`Key__c`:`p`}");
        create("Case", "{`Key__c`:`k`,`Contact`:{`Key__c`:`p`}}");
        create(
                "Message__c",
                "{`Key__c`:`m1`,`Case__r`:{`Key__c`:`k`},`Likes__c`:3,`Sent__c`:`2026-10-01T10:00:00+02:00`}");
        create("Message__c", "{`Key__c`:`m2`}");
        Response found = query("SELECT Key__c, Likes__c, Sent__c, Case__r.Key__c, Case__r.Contact.Name, CreatedBy.Name"
                + " FROM Message__c ORDER BY Key__c DESC LIMIT 5");
        assertThat(found.body().path("records").path(0).path("Case__r").isNull())
                .isTrue();
        var first = found.body().path("records").path(1);
        assertThat(first.path("attributes").path("type").asText()).isEqualTo("Message__c");
        assertThat(first.path("Case__r").path("Key__c").asText()).isEqualTo("k");
        assertThat(first.path("Case__r").path("Contact").path("Name").asText()).isEqualTo("Doe");
        assertThat(first.path("Case__r").path("attributes").path("type").asText())
                .isEqualTo("Case");
        assertThat(first.path("CreatedBy").path("Name").asText()).isEqualTo("Parley Integration");
        assertThat(first.path("Likes__c").toString()).isEqualTo("3.0");
        assertThat(first.path("Sent__c").asText()).isEqualTo("2026-10-01T08:00:00.000+0000");
        assertThat(first.has("Id")).isFalse();
    }

    @Test
    void comesInPages() throws Exception {
        for (int part = 0; part < 3; part++) {
            int start = part * 200;
            call(
                    "POST",
                    "/composite/sobjects",
                    IntStream.range(start, start + (part == 2 ? 1 : 200))
                            .mapToObj(i -> "{`attributes`:{`type`:`Contact`},`LastName`:`" + (1000 + i) + "`}")
                            .collect(Collectors.joining(",", "{`records`:[", "]}")));
        }
        String soql = "SELECT LastName FROM Contact ORDER BY LastName";
        assertThat(query(soql).body().path("done").asBoolean()).isTrue();
        Response first = query(soql, "Sforce-Query-Options", "batchSize=200");
        assertThat(first.body().path("records")).hasSize(200);
        assertThat(first.body().path("totalSize").asInt()).isEqualTo(401);
        assertThat(first.body().path("done").asBoolean(true)).isFalse();
        Response second = next(first);
        assertThat(second.body().path("records").path(0).path("LastName").asText())
                .isEqualTo("1200");
        Response third = next(second);
        assertThat(third.body().path("records")).hasSize(1);
        assertThat(third.body().path("done").asBoolean()).isTrue();
        assertThat(third.body().has("nextRecordsUrl")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/query/01gxx-200", "/query/nothing"})
    void refusesUnknownPages(String path) throws Exception {
        assertThat(get(path).error()).isEqualTo("INVALID_QUERY_LOCATOR: invalid query locator");
    }

    @Test
    void findsDeletedRecordsOnlyWhenAsked() throws Exception {
        org.delete(create("Contact", "{`LastName`:`Doe`}"));
        assertThat(query("SELECT Id FROM Contact").body().path("totalSize").asInt())
                .isZero();
        Response all = get("/queryAll?q=" + encode("SELECT Id, IsDeleted FROM Contact WHERE IsDeleted = true"));
        assertThat(all.body().path("records").path(0).path("IsDeleted").asBoolean())
                .isTrue();
        assertThat(get("/query").error()).startsWith("MALFORMED_QUERY");
    }

    private Response next(Response page) throws Exception {
        return get(page.body().path("nextRecordsUrl").asText().substring(BASE.length()));
    }

    private void people() throws Exception {
        create("Contact", "{`LastName`:`Doe`,`Email`:`doe@example.com`}");
        create("Contact", "{`LastName`:`O'Hara`,`DoNotCall`:true}");
        now = now.plusSeconds(60);
        create("Contact", "{`LastName`:`Roe_1`}");
        create("Contact", "{`LastName`:`Roe21`}");
    }
}
