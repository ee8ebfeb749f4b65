// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many records of one request. */
class CollectionTest extends OrgFixture {

    private static final String UPSERT = "/composite/sobjects/Contact/Key__c";

    @Test
    void savesEachForItself() throws Exception {
        create("Contact", "{`LastName`:`Old`,`Key__c`:`1`}");
        Response saved = call("PATCH", UPSERT, """
                {`allOrNone`:false,`records`:[
                  {`attributes`:{`type`:`Contact`},`Key__c`:`1`,`LastName`:`One`},
                  {`attributes`:{`type`:`Contact`},`Key__c`:`2`},
                  {`attributes`:{`type`:`Contact`},`Key__c`:`3`,`LastName`:`Three`}]}""");
        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.body().path(0).path("created").asBoolean(true)).isFalse();
        assertThat(saved.body().path(1).path("success").asBoolean(true)).isFalse();
        assertThat(saved.body()
                        .path(1)
                        .path("errors")
                        .path(0)
                        .path("statusCode")
                        .asText())
                .isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(saved.body().path(2).path("created").asBoolean()).isTrue();
        assertThat(org.records("Contact"))
                .extracting(row -> row.get("LastName"))
                .containsExactly("One", "Three");
    }

    @Test
    void savesAllOrNone() throws Exception {
        Response saved = call("POST", "/composite/sobjects", """
                {`allOrNone`:true,`records`:[
                  {`attributes`:{`type`:`Contact`},`LastName`:`One`},
                  {`attributes`:{`type`:`Contact`},`FirstName`:`Two`}]}""");
        assertThat(saved.body().path(0).findPath("statusCode").asText()).isEqualTo("ALL_OR_NONE_OPERATION_ROLLED_BACK");
        assertThat(saved.body().path(1).findPath("statusCode").asText()).isEqualTo("REQUIRED_FIELD_MISSING");
        assertThat(org.records("Contact")).isEmpty();
    }

    @Test
    void refusesRecordsOfTheSameKey() throws Exception {
        Response saved = call("PATCH", UPSERT, """
                {`records`:[
                  {`attributes`:{`type`:`Contact`},`Key__c`:`a`,`LastName`:`One`},
                  {`attributes`:{`type`:`Contact`},`Key__c`:`A`,`LastName`:`Two`}]}""");
        assertThat(saved.body())
                .allSatisfy(result ->
                        assertThat(result.findPath("message").asText()).startsWith("Duplicate external id specified"));
    }

    @Test
    void takesTwoHundredOfOneObjectAndNoMore() throws Exception {
        assertThat(call("PATCH", UPSERT, records(200)).body()).hasSize(200);
        Response tooMany = call("PATCH", UPSERT, records(201));
        assertThat(tooMany.status()).isEqualTo(400);
        assertThat(tooMany.error()).startsWith("EXCEEDED_ID_LIMIT");
        assertThat(call("PATCH", "/composite/sobjects/Case/Key__c", records(1)).status())
                .isEqualTo(400);
        assertThat(org.records("Contact")).hasSize(200);
        assertThat(org.apiCalls()).isEqualTo(3);
    }

    @Test
    void refusesTheWholeRequestWhereAFieldDoesNotExist() throws Exception {
        Response refused = call("POST", "/composite/sobjects", """
                {`records`:[{`attributes`:{`type`:`Contact`},`LastName`:`One`},
                  {`attributes`:{`type`:`Contact`},`LastName`:`Two`,`Foo`:1}]}""");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).isEqualTo("INVALID_FIELD: No such column 'Foo' on sobject of type Contact");
        assertThat(org.records("Contact")).isEmpty();
    }

    @Test
    void changesReadsAndDeletesByIds() throws Exception {
        String one = create("Contact", "{`LastName`:`One`}");
        String two = create("Contact", "{`LastName`:`Two`}");
        Response changed = call("PATCH", "/composite/sobjects", """
                {`records`:[{`attributes`:{`type`:`Contact`},`id`:`%s`,`Title`:`Dr`},
                  {`attributes`:{`type`:`Contact`},`Title`:`Dr`},
                  {`attributes`:{`type`:`Contact`},`id`:`003Wx0000000001`,`Title`:`Dr`}]}""".formatted(one));
        assertThat(changed.body().path(0).path("success").asBoolean()).isTrue();
        assertThat(changed.body().path(1).findPath("statusCode").asText()).isEqualTo("MISSING_ARGUMENT");
        assertThat(changed.body().path(2).findPath("statusCode").asText()).isEqualTo("INVALID_CROSS_REFERENCE_KEY");
        Response read = get("/composite/sobjects/Contact?ids=" + one + ",003Wx0000000001&fields=Id,Title");
        assertThat(read.body().path(0).path("Title").asText()).isEqualTo("Dr");
        assertThat(read.body().path(1).isNull()).isTrue();
        Response deleted = call("DELETE", "/composite/sobjects?ids=" + one + "," + two, "");
        assertThat(deleted.body()).hasSize(2);
        assertThat(org.records("Contact")).isEmpty();
    }

    private static String records(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{`attributes`:{`type`:`Contact`},`Key__c`:`k" + i + "`,`LastName`:`L" + i + "`}")
                .collect(Collectors.joining(",", "{`records`:[", "]}"));
    }
}
