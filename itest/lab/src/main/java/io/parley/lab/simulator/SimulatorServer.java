// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Serves a vendor on a free port of the loopback address, keeps what was called, and lets things go wrong on demand, by a test or
 * by a person at {@code /_simulator}. The vendor is called by one thread at a time; what it refuses by {@link Refused} is answered.
 */
public final class SimulatorServer implements AutoCloseable {

    private static final int VENDOR = 10;
    private static final int CUT = 0;
    private static final int DEFECT = 500;

    private final Vendor vendor;
    private final WireMockServer server;
    private final List<Served> served = new ArrayList<>();
    private final FaultPlan plan = new FaultPlan();
    private final SimulatorConsole console = new SimulatorConsole(() -> List.copyOf(served), plan);

    /** What answers. */
    @FunctionalInterface
    public interface Vendor {

        /** {@return the answer to a call} */
        Answer answer(Call call);
    }

    /** Starts. */
    public SimulatorServer(Vendor vendor) {
        this.vendor = vendor;
        server = new WireMockServer(WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .disableRequestJournal()
                .extensions(new Door()));
        server.stubFor(WireMock.any(WireMock.anyUrl()).atPriority(VENDOR).willReturn(WireMock.ok()));
        server.start();
    }

    /** {@return the address to be configured as the endpoint, without a slash at its end} */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** {@return the WireMock server, for recorded answers that go before the vendor's} */
    public WireMockServer wireMock() {
        return server;
    }

    /** Lets the next call that fits go wrong, once; faults for the same call come in the order of their planning. */
    public synchronized void failNext(Predicate<Call> which, Fault fault) {
        plan.add(new FaultPlan.Planned("what a test chose", which, fault));
    }

    /** {@return what was called, oldest first, refused and failed calls included} */
    public synchronized List<Call> calls() {
        return served.stream().map(Served::call).toList();
    }

    /** {@return how many calls there were to a path that starts so} */
    public synchronized long calls(String method, String pathPrefix) {
        return calls().stream()
                .filter(call -> call.method().equals(method) && call.path().startsWith(pathPrefix))
                .count();
    }

    /** Forgets what was called. */
    public synchronized void forgetCalls() {
        served.clear();
    }

    @Override
    public void close() {
        server.stop();
    }

    private synchronized ResponseDefinition serve(Call call) {
        return console.serves(call) ? response(console.answer(call)) : response(answer(call));
    }

    private @Nullable Answer answer(Call call) {
        Optional<Fault> fault = plan.take(call);
        Instant at = Instant.now();
        int status = DEFECT;
        try {
            Answer usual = fault.isEmpty() || fault.get().performed() ? performed(call) : null;
            Answer answer = fault.isEmpty() ? usual : fault.get().answer();
            status = answer == null ? CUT : answer.status();
            return answer;
        } finally {
            served.add(new Served(call, at, status, Duration.between(at, Instant.now()), fault.isPresent()));
        }
    }

    private Answer performed(Call call) {
        try {
            return vendor.answer(call);
        } catch (Refused refusal) {
            return refusal.answer();
        }
    }

    private static ResponseDefinition response(@Nullable Answer answer) {
        if (answer == null) {
            return ResponseDefinitionBuilder.responseDefinition()
                    .withFault(com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE)
                    .build();
        }
        List<HttpHeader> headers = answer.headers().entrySet().stream()
                .map(header -> new HttpHeader(header.getKey(), header.getValue()))
                .toList();
        return ResponseDefinitionBuilder.responseDefinition()
                .withStatus(answer.status())
                .withHeaders(new HttpHeaders(headers))
                .withBody(answer.body())
                .build();
    }

    private static Call read(Request request) {
        String address = request.getUrl();
        int question = address.indexOf('?');
        String path = question < 0 ? address : address.substring(0, question);
        Map<String, String> headers = new LinkedHashMap<>();
        request.getHeaders()
                .all()
                .forEach(header -> headers.put(header.key().toLowerCase(Locale.ROOT), header.firstValue()));
        headers.putIfAbsent("host", request.getHost());
        byte[] body = request.getBody() == null ? new byte[0] : request.getBody();
        return new Call(
                request.getMethod().getName(),
                URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8),
                question < 0 ? Map.of() : Call.pairs(address.substring(question + 1)),
                headers,
                body);
    }

    /** The vendor's place behind WireMock. */
    private final class Door implements ResponseDefinitionTransformerV2 {

        @Override
        public String getName() {
            return "vendor";
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            boolean vendors =
                    Integer.valueOf(VENDOR).equals(event.getStubMapping().getPriority());
            return vendors ? serve(read(event.getRequest())) : event.getResponseDefinition();
        }
    }
}
