// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several requests that come as one. */
class CompositeTest extends OrgFixture {

    private static final String CONTACT = part("PATCH", "/sobjects/Contact/Key__c/web%3A1", "c", "{`LastName`:`Doe`}");
    private static final String CASE =
            part("PATCH", "/sobjects/Case/Key__c/web%3Ak", "k", "{`ContactId`:`@{c.id}`,`Subject`:`For @{c.id}`}");
    private static final String BAD = part("POST", "/sobjects/Contact", "bad", "{`FirstName`:`x`}");

    @Test
    void laterPartsReferToEarlierOnes() throws Exception {
        Response done =
                composite(true, CONTACT, CASE, part("GET", "/sobjects/Case/@{k.id}?fields=ContactId", "g", "{}"));
        String contact = (String) org.records("Contact").get(0).get("Id");
        assertThat(done.body().findValuesAsText("httpStatusCode")).containsExactly("201", "201", "200");
        assertThat(done.body().findPath("httpHeaders").path("Location").asText())
                .endsWith(contact);
        assertThat(done.body()
                        .path("compositeResponse")
                        .path(2)
                        .path("body")
                        .path("ContactId")
                        .asText())
                .isEqualTo(contact);
        assertThat(org.records("Case").get(0)).containsEntry("Subject", "For " + contact);
        assertThat(composite(true, CONTACT, CASE).body().findValuesAsText("httpStatusCode"))
                .containsExactly("200", "200");
        assertThat(org.apiCalls()).isEqualTo(2);
    }

    @Test
    void referToRecordsOfACollection() throws Exception {
        String collection = part("PATCH", "/composite/sobjects/Contact/Key__c", "all", """
                {`records`:[{`attributes`:{`type`:`Contact`},`Key__c`:`1`,`LastName`:`One`},
                  {`attributes`:{`type`:`Contact`},`Key__c`:`2`,`LastName`:`Two`}]}""");
        composite(false, collection, part("POST", "/sobjects/Case", "k", "{`ContactId`:`@{all[1].id}`}"));
        assertThat(org.records("Case").get(0).get("ContactId"))
                .isEqualTo(org.records("Contact").get(1).get("Id"));
    }

    @Test
    void allGoDownTogether() throws Exception {
        Response done = composite(true, CONTACT, BAD, CASE);
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.body().findValuesAsText("errorCode"))
                .containsExactly("PROCESSING_HALTED", "REQUIRED_FIELD_MISSING", "PROCESSING_HALTED");
        assertThat(done.body().findValuesAsText("httpStatusCode")).containsOnly("400");
        assertThat(org.records("Contact")).isEmpty();
    }

    @Test
    void orOnlyThoseThatDependOnIt() throws Exception {
        Response done =
                composite(false, BAD, part("POST", "/sobjects/Case", "k", "{`ContactId`:`@{bad.id}`}"), CONTACT);
        assertThat(done.body()
                        .path("compositeResponse")
                        .path(1)
                        .findPath("message")
                        .asText())
                .isEqualTo("Invalid reference specified. No value for bad.id found in bad.");
        assertThat(done.body()
                        .path("compositeResponse")
                        .path(2)
                        .path("httpStatusCode")
                        .asInt())
                .isEqualTo(201);
        assertThat(org.records("Case")).isEmpty();
    }

    @Test
    void aBadRecordOfACollectionTakesTheOthersDownToo() throws Exception {
        String collection = part("POST", "/composite/sobjects", "all", """
                {`allOrNone`:false,`records`:[{`attributes`:{`type`:`Contact`},`LastName`:`One`},
                  {`attributes`:{`type`:`Contact`},`FirstName`:`Two`}]}""");
        Response done = composite(true, CONTACT, collection);
        assertThat(done.body().findValuesAsText("httpStatusCode")).containsExactly("400", "200");
        assertThat(done.body().findValuesAsText("statusCode"))
                .containsExactly("ALL_OR_NONE_OPERATION_ROLLED_BACK", "REQUIRED_FIELD_MISSING");
        assertThat(org.records("Contact")).isEmpty();
        composite(false, CONTACT, collection);
        assertThat(org.records("Contact")).hasSize(2);
    }

    @Test
    void takesTwentyFivePartsOfWhichFiveAreHeavy() throws Exception {
        String[] queries = IntStream.range(0, 6)
                .mapToObj(i -> part("GET", "/query?q=SELECT+Id+FROM+Contact", "q" + i, "null"))
                .toArray(String[]::new);
        assertThat(composite(false, queries).status()).isEqualTo(400);
        queries[5] = CONTACT;
        assertThat(composite(false, queries).body().findValuesAsText("totalSize"))
                .hasSize(5);
        String[] many = IntStream.range(0, 26)
                .mapToObj(i -> part("GET", "/limits", "l" + i, "null"))
                .toArray(String[]::new);
        assertThat(composite(false, many).status()).isEqualTo(400);
        assertThat(composite(false, CONTACT, CONTACT).status())
                .as("one name twice")
                .isEqualTo(400);
        assertThat(composite(false, CONTACT.replace("`c`", "`c-1`")).status()).isEqualTo(400);
        assertThat(composite(false, CONTACT.replace(BASE, ""))
                        .body()
                        .findPath("errorCode")
                        .asText())
                .isEqualTo("NOT_FOUND");
    }

    @Test
    void graphsAreWholeOrNotAtAll() throws Exception {
        Response done = graphs(graph("1", CONTACT, CASE), graph("2", CONTACT.replace("3A1", "3A2"), BAD));
        assertThat(done.body().findValuesAsText("isSuccessful")).containsExactly("true", "false");
        assertThat(done.body().path("graphs").path(1).findValuesAsText("errorCode"))
                .containsExactly("PROCESSING_HALTED", "REQUIRED_FIELD_MISSING");
        assertThat(org.records("Contact")).hasSize(1);
        assertThat(org.records("Case").get(0).get("ContactId"))
                .isEqualTo(org.records("Contact").get(0).get("Id"));
        assertThat(org.apiCalls()).isEqualTo(1);
    }

    @Test
    void graphsHaveLimits() throws Exception {
        assertThat(graphs(numbered(76, 1)).status()).isEqualTo(400);
        assertThat(graphs(numbered(75, 1)).status()).isEqualTo(200);
        assertThat(graphs(numbered(1, 500)).status()).isEqualTo(200);
        assertThat(graphs(numbered(2, 251)).status()).as("nodes of all graphs").isEqualTo(400);
        assertThat(graphs(chain(15)).status()).isEqualTo(200);
        assertThat(graphs(chain(16)).status()).as("depth").isEqualTo(400);
        assertThat(graphs(graph("1", part("GET", "/query?q=x", "q", "null"))).status())
                .isEqualTo(400);
        assertThat(graphs(graph("1", CONTACT), graph("1", CONTACT)).status()).isEqualTo(400);
    }

    @Test
    void graphsAreNoLongerTriedAfterManyFailures() throws Exception {
        String[] graphs = IntStream.range(0, 17)
                .mapToObj(i -> graph("g" + i, i < 16 ? BAD : CONTACT))
                .toArray(String[]::new);
        Response done = graphs(graphs);
        assertThat(done.body().findValuesAsText("errorCode").subList(14, 17))
                .containsExactly("REQUIRED_FIELD_MISSING", "PROCESSING_HALTED", "PROCESSING_HALTED");
        assertThat(org.records("Contact")).isEmpty();
    }

    private Response composite(boolean allOrNone, String... parts) throws Exception {
        return call(
                "POST",
                "/composite",
                "{`allOrNone`:" + allOrNone + ",`compositeRequest`:[" + String.join(",", parts) + "]}");
    }

    private Response graphs(String... graphs) throws Exception {
        return call("POST", "/composite/graph", "{`graphs`:[" + String.join(",", graphs) + "]}");
    }

    private static String[] numbered(int graphs, int nodes) {
        return IntStream.range(0, graphs)
                .mapToObj(graph -> graph(
                        "g" + graph,
                        IntStream.range(0, nodes)
                                .mapToObj(node -> part("POST", "/sobjects/Contact", "n" + node, "{`LastName`:`x`}"))
                                .toArray(String[]::new)))
                .toArray(String[]::new);
    }

    private static String chain(int depth) {
        String[] parts = IntStream.range(0, depth)
                .mapToObj(i -> part(
                        "POST", "/sobjects/Case", "n" + i, i == 0 ? "{}" : "{`ParentId`:`@{n" + (i - 1) + ".id}`}"))
                .toArray(String[]::new);
        return graph("chain", parts);
    }

    private static String graph(String id, String... parts) {
        return Arrays.stream(parts)
                .collect(Collectors.joining(",", "{`graphId`:`" + id + "`,`compositeRequest`:[", "]}"));
    }

    private static String part(String method, String path, String reference, String body) {
        return "{`method`:`" + method + "`,`url`:`" + BASE + path + "`,`referenceId`:`" + reference + "`,`body`:" + body
                + "}";
    }
}
