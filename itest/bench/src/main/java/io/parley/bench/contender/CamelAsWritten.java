// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.contender;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.model.dataformat.JsonLibrary;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/**
 * Apache Camel as its users write it: a timer polls, pages are split, each post passes an idempotent consumer, is
 * transformed, and put into the CRM as contact, case and message, one record a call; what fails is tried again.
 */
public final class CamelAsWritten extends RouteBuilder {

    // In memory, for the repository in a file that Camel brings reads all of it for each new post.
    private static final int REMEMBERED = 100_000;
    private static final int IDLE_MILLIS = 50;
    private static final int TRIES = 5;
    private static final int PAUSE_MILLIS = 1_000;

    private final Places places;

    private CamelAsWritten(Places places) {
        this.places = places;
    }

    /** Runs until it is ended. */
    public static void main(String[] arguments) throws Exception {
        Main main = new Main();
        main.configure().addRoutesBuilder(new CamelAsWritten(Places.of(arguments)));
        main.addMainListener(new SayReady());
        main.run();
    }

    @Override
    public void configure() {
        errorHandler(defaultErrorHandler()
                .maximumRedeliveries(TRIES)
                .redeliveryDelay(PAUSE_MILLIS)
                .useExponentialBackOff());
        for (String account : places.accounts()) {
            CamelCursor cursor = new CamelCursor(account);
            from("timer:" + account + "?delay=0&period=" + IDLE_MILLIS)
                    .routeId("poll-" + account)
                    .setProperty("more", constant(true))
                    .loopDoWhile(exchangeProperty("more"))
                    .bean(cursor, "next")
                    .toD(places.channel() + "/channel/" + account + "/events?after=${body}&limit=200")
                    .unmarshal()
                    .json(JsonLibrary.Jackson, JsonNode.class)
                    .bean(cursor, "moved")
                    .split(body())
                    .streaming()
                    .to("direct:post-" + account)
                    .end()
                    .end();

            from("direct:post-" + account)
                    .routeId("post-" + account)
                    .setProperty("post", body())
                    .idempotentConsumer(
                            method(cursor, "keyOf"), MemoryIdempotentRepository.memoryIdempotentRepository(REMEMBERED))
                    .setBody(exchange -> CrmWords.contact(account, post(exchange)))
                    .to("direct:record")
                    .setBody(exchange -> CrmWords.conversation(account, post(exchange)))
                    .to("direct:record")
                    .setBody(exchange -> CrmWords.message(account, post(exchange)))
                    .to("direct:record")
                    .end();
        }

        from("direct:record")
                .routeId("record")
                .marshal()
                .json(JsonLibrary.Jackson)
                .removeHeaders("*")
                .setHeader("Content-Type", constant("application/json"))
                .to(places.crm() + "/crm/record?httpMethod=PUT");
    }

    private static JsonNode post(Exchange exchange) {
        return exchange.getProperty("post", JsonNode.class);
    }
}
