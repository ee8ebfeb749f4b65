// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.parley.lab.LabServices;
import io.parley.lab.simulator.Call;
import io.parley.lab.simulator.odoo.OdooSimulator;
import io.parley.spi.crm.CrmEvent;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.EventRequest;
import io.parley.spi.crm.WriteOutcome;
import io.parley.spi.http.ApiSettings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** An Odoo whose user has no more rights than the README asks for, and the adapter to it. */
final class OdooLab implements AutoCloseable {

    final OdooSimulator odoo;
    private final LabServices services = new LabServices();
    final ChatterView view;

    OdooLab() {
        this(new OdooSimulator());
        odoo.withdrawSettings();
    }

    OdooLab(OdooSimulator odoo) {
        this.odoo = odoo;
        view = new ChatterView(odoo, services.htmlText(), "crm.lead");
    }

    OdooAdapter adapter() {
        return adapter("lead", false);
    }

    OdooAdapter adapter(String caseType, boolean notifyFollowers) {
        return adapter(new TestConfiguration(
                odoo.endpoint().toString(),
                odoo.database(),
                odoo.login(),
                odoo.apiKey(),
                caseType,
                notifyFollowers,
                "json-rpc"));
    }

    OdooAdapter adapter(String endpoint, String database, String login, String apiKey, String caseType) {
        return adapter(new TestConfiguration(endpoint, database, login, apiKey, caseType, false, "json-rpc"));
    }

    private OdooAdapter adapter(TestConfiguration configuration) {
        return new OdooAdapter(configuration, services.apiClients(), services.htmlText());
    }

    OdooAdapter json2() {
        return json2(odoo.apiKey());
    }

    OdooAdapter json2(String apiKey) {
        return adapter(new TestConfiguration(
                odoo.endpoint().toString(), odoo.database(), odoo.login(), apiKey, "lead", true, "json-2"));
    }

    /** Parley's user, as an automation would act for it. */
    OdooSession session() throws Exception {
        return OdooSession.open(new JsonRpc(
                services.apiClients().open(ApiSettings.endpoint(odoo.endpoint()).build()),
                odoo.database(),
                odoo.login(),
                odoo.apiKey()));
    }

    /** Writes what has to succeed. */
    List<CrmRef> write(List<? extends CrmWrite> batch) throws Exception {
        return adapter().write(List.copyOf(batch)).stream()
                .map(outcome -> ((WriteOutcome.Done) outcome).ref())
                .toList();
    }

    List<CrmEvent> events() throws Exception {
        return adapter().events(new EventRequest(null, Instant.EPOCH, 100)).events();
    }

    /** The only lead. */
    long lead() {
        return Long.parseLong(view.cases().get(0));
    }

    Map<String, Object> entry(int index) {
        return view.messages(view.cases().get(0)).get(index);
    }

    /** Calls of a method of a model. */
    static Predicate<Call> to(String method) {
        return call -> call.json().path("params").path("args").path(4).asText().equals(method);
    }

    /** Calls of a model. */
    static Predicate<Call> of(String model) {
        return call -> call.json().path("params").path("args").path(3).asText().equals(model);
    }

    /** Answers calls of a method with what was recorded. */
    void record(String method, String body) {
        odoo.server()
                .wireMock()
                .stubFor(WireMock.post("/jsonrpc")
                        .atPriority(1)
                        .withRequestBody(WireMock.matchingJsonPath("$.params.args[4]", WireMock.equalTo(method)))
                        .willReturn(WireMock.okJson(body)));
    }

    @Override
    public void close() {
        odoo.close();
        services.close();
    }
}
