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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Serves a vendor on a free port of the loopback address, keeps what was called, and lets things go wrong on demand. The
 * vendor is called by one thread at a time.
 */
public final class SimulatorServer implements AutoCloseable {

    private static final int VENDOR = 10;

    private final Vendor vendor;
    private final WireMockServer server;
    private final List<Call> calls = new ArrayList<>();
    private final List<Planned> planned = new ArrayList<>();

    /** What answers. */
    @FunctionalInterface
    public interface Vendor {

        /** {@return the answer to a call} */
        Answer answer(Call call);
    }

    private record Planned(Predicate<Call> which, Fault fault) {}

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
        planned.add(new Planned(which, fault));
    }

    /** {@return what was called, oldest first, refused and failed calls included} */
    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    /** {@return how many calls there were to a path that starts so} */
    public synchronized long calls(String method, String pathPrefix) {
        return calls.stream()
                .filter(call -> call.method().equals(method) && call.path().startsWith(pathPrefix))
                .count();
    }

    /** Forgets what was called. */
    public synchronized void forgetCalls() {
        calls.clear();
    }

    @Override
    public void close() {
        server.stop();
    }

    private synchronized ResponseDefinition serve(Call call) {
        calls.add(call);
        Optional<Planned> fault =
                planned.stream().filter(one -> one.which().test(call)).findFirst();
        fault.ifPresent(planned::remove);
        Answer usual = fault.isEmpty() || fault.get().fault().performed() ? vendor.answer(call) : null;
        Answer answer = fault.isEmpty() ? usual : fault.get().fault().answer();
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
