// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatorConsoleTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final AtomicInteger performed = new AtomicInteger();
    private final SimulatorServer server = new SimulatorServer(call -> {
        performed.incrementAndGet();
        return Answer.text(200, "text/plain", "done");
    });
    private final KitCaller caller = new KitCaller(server.endpoint(), "token");

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void showsWhatWasCalledNewestFirst() throws Exception {
        caller.get("/one");
        server.failNext(call -> true, Fault.answering(Answer.empty(418)));
        caller.post("/two", "text/plain", "x");
        JsonNode calls =
                new JsonMapper().readTree(caller.get("/_simulator.json").body()).path("calls");
        assertThat(calls).hasSize(2);
        assertThat(calls.path(0).path("method").asText()).isEqualTo("POST");
        assertThat(calls.path(0).path("path").asText()).isEqualTo("/two");
        assertThat(calls.path(0).path("status").asInt()).isEqualTo(418);
        assertThat(calls.path(0).path("planned").asBoolean()).isTrue();
        assertThat(calls.path(1).path("planned").asBoolean()).isFalse();
        assertThat(calls.path(1).path("milliseconds").isIntegralNumber()).isTrue();
        assertThat(caller.get("/_simulator").body()).contains("/one", "/two", "418");
        assertThat(server.calls()).as("its own calls do not count").hasSize(2);
    }

    @Test
    void aFaultThatIsOrderedHappensOnce() {
        assertThat(order("method=GET&path=/a&kind=answer&status=503").statusCode())
                .isEqualTo(303);
        assertThat(caller.get("/_simulator").body()).contains("GET /a…").contains("the answer is 503");
        assertThat(caller.get("/b").statusCode()).isEqualTo(200);
        assertThat(caller.get("/abc").statusCode()).isEqualTo(503);
        assertThat(performed).hasValue(1);
        assertThat(caller.get("/abc").statusCode()).isEqualTo(200);
        assertThat(caller.get("/_simulator").body()).contains("<p>Nothing.</p>");
    }

    @Test
    void aLostAnswerWasPerformedAndACutCallWasNot() {
        order("path=/&kind=cut");
        assertThatThrownBy(() -> caller.post("/a", FORM, "x=1"))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(IOException.class);
        assertThat(performed).hasValue(0);
        order("path=/&kind=lost");
        assertThatThrownBy(() -> caller.post("/a", FORM, "x=1")).isInstanceOf(UncheckedIOException.class);
        assertThat(performed).hasValue(1);
    }

    @Test
    void whatCannotBeOrderedIsRefused() {
        for (String form :
                new String[] {"", "kind=answer&status=99", "kind=answer&status=abc", "kind=burn&status=500"}) {
            assertThat(order(form).statusCode()).as(form).isEqualTo(400);
        }
        assertThat(caller.get("/anything").statusCode()).isEqualTo(200);
    }

    @Test
    void whatCallersWriteIsEscaped() {
        caller.get("/%3Cscript%3Ealert(1)%3C%2Fscript%3E/%22%27%26");
        order("path=%3Cb%3E&kind=cut");
        HttpResponse<String> page = caller.get("/_simulator");
        assertThat(page.body())
                .contains("/&lt;script&gt;alert(1)&lt;/script&gt;/&quot;&#39;&amp;", "&lt;b&gt;…")
                .doesNotContain("<script", "<b>");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
    }

    @Test
    void aLongPathIsCut() {
        caller.get("/" + "x".repeat(5_000));
        assertThat(caller.get("/_simulator.json").body()).contains("x…\"").hasSizeLessThan(1_000);
    }

    @Test
    void pagesOfOtherSitesOrderNothing() {
        HttpResponse<String> answer =
                caller.post("/_simulator", FORM, "path=/&kind=answer&status=500", "Sec-Fetch-Site", "cross-site");
        assertThat(answer.statusCode()).isEqualTo(403);
        Call rebound = new Call(
                "GET",
                "/_simulator",
                Map.of(),
                Map.of("host", "evil.example:" + server.endpoint().getPort()),
                new byte[0]);
        assertThat(new SimulatorConsole(List::of, new FaultPlan())
                        .answer(rebound)
                        .status())
                .isEqualTo(403);
        assertThat(caller.get("/anything").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> order(String form) {
        return caller.post("/_simulator", FORM, form);
    }
}
