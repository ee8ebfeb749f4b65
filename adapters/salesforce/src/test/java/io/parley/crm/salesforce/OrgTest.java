// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.lab.LabServices;
import io.parley.lab.simulator.salesforce.SalesforceSimulator;
import io.parley.spi.Cursor;
import io.parley.spi.crm.CrmEvent;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.EventPage;
import io.parley.spi.crm.EventRequest;
import io.parley.spi.crm.WriteOutcome;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An org to which our metadata is deployed, at a time that is set, and an adapter to it. */
abstract class OrgTest {

    Instant now = Instant.parse("2026-05-04T12:00:00Z");
    final LabServices lab = new LabServices();
    final SalesforceSimulator org = new SalesforceSimulator(() -> now);
    final SalesforceAdapter adapter =
            new SalesforceAdapter(TestConfiguration.of(org).build(), lab.apiClients(), lab.htmlText());

    @BeforeEach
    void deploy() {
        org.deploy(Path.of("metadata"));
    }

    @AfterEach
    void stop() {
        org.close();
        lab.close();
    }

    /** An adapter to the same org in another configuration. */
    SalesforceAdapter adapter(TestConfiguration configuration) {
        return new SalesforceAdapter(configuration.build(), lab.apiClients(), lab.htmlText(), () -> now);
    }

    List<CrmRef> write(List<CrmWrite> batch) throws Exception {
        return write(adapter, batch);
    }

    static List<CrmRef> write(SalesforceAdapter adapter, List<CrmWrite> batch) throws Exception {
        List<WriteOutcome> outcomes = adapter.write(batch);
        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(WriteOutcome.Done.class));
        return outcomes.stream()
                .map(outcome -> ((WriteOutcome.Done) outcome).ref())
                .toList();
    }

    static Exception reason(WriteOutcome outcome) {
        assertThat(outcome).isInstanceOf(WriteOutcome.Failed.class);
        return ((WriteOutcome.Failed) outcome).reason();
    }

    Map<String, Object> only(String object) {
        assertThat(org.records(object)).as(object).hasSize(1);
        return org.records(object).get(0);
    }

    EventPage events(@Nullable Cursor after, Instant since) throws Exception {
        return adapter.events(new EventRequest(after, since, 180));
    }

    List<CrmEvent> walk(@Nullable Cursor after, int limit) throws Exception {
        List<CrmEvent> events = new ArrayList<>();
        Cursor cursor = after;
        EventPage page;
        do {
            page = adapter.events(new EventRequest(cursor, Instant.EPOCH, limit));
            events.addAll(page.events());
            cursor = page.next();
            assertThat(events).as("a walk ends").hasSizeLessThan(2_000);
        } while (page.more());
        return events;
    }
}
