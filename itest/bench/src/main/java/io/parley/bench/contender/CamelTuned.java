// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.contender;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.camel.AggregationStrategy;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.model.dataformat.JsonLibrary;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/** Apache Camel tuned: posts are aggregated, in memory, to composites of 200 writes. */
public final class CamelTuned extends RouteBuilder {

    private static final int REMEMBERED = 100_000;
    private static final int IDLE_MILLIS = 50;

    private final Places places;

    private CamelTuned(Places places) {
        this.places = places;
    }

    /** Runs until it is ended. */
    public static void main(String[] arguments) throws Exception {
        Main main = new Main();
        main.configure().addRoutesBuilder(new CamelTuned(Places.of(arguments)));
        main.addMainListener(new SayReady());
        main.run();
    }

    @Override
    public void configure() {
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
                    .setProperty("account", constant(account))
                    .setProperty("post", body())
                    .idempotentConsumer(
                            method(cursor, "keyOf"), MemoryIdempotentRepository.memoryIdempotentRepository(REMEMBERED))
                    .to("direct:composite")
                    .end()
                    .end()
                    .end();
        }

        from("direct:composite")
                .routeId("composite")
                .aggregate(constant(true), into())
                .completionPredicate(exchange -> composite(exchange).full())
                .completionInterval(IDLE_MILLIS)
                .setBody(exchange -> composite(exchange).writes())
                .marshal()
                .json(JsonLibrary.Jackson)
                .removeHeaders("*")
                .setHeader("Content-Type", constant("application/json"))
                .to(places.crm() + "/crm/batch?httpMethod=POST");
    }

    private static AggregationStrategy into() {
        return (before, next) -> {
            Composite composite = before == null ? new Composite() : composite(before);
            composite.add(
                    next.getProperty("account", String.class), next.getMessage().getBody(JsonNode.class));
            Exchange exchange = before == null ? next : before;
            exchange.getMessage().setBody(composite);
            return exchange;
        };
    }

    private static Composite composite(Exchange exchange) {
        return exchange.getMessage().getBody(Composite.class);
    }
}
