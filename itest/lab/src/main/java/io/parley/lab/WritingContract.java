// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.spi.Cursor;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmAdapter;
import io.parley.spi.crm.CrmDescription;
import io.parley.spi.crm.CrmEvent;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.EventPage;
import io.parley.spi.crm.EventRequest;
import io.parley.spi.crm.Idempotence;
import io.parley.spi.crm.ReplySource;
import io.parley.spi.crm.WriteOutcome;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the parts of {@link AdapterContract} share: an adapter, its CRM as people see it, writing and reading. */
abstract class WritingContract extends PluginContract {

    private static final int LARGE = 100;

    /** {@return the adapter, configured for the CRM of the test} */
    protected abstract CrmAdapter adapter();

    /** {@return the CRM of the test as its people see it} */
    protected abstract CrmView crm();

    /**
     * The same adapter, pointed at another address.
     *
     * @param endpoint where nobody answers, or a {@link Line}
     * @return null if it calls nobody by HTTP
     */
    protected @Nullable CrmAdapter adapterAt(URI endpoint) {
        return null;
    }

    /**
     * The adapter with credentials that the CRM no longer takes.
     *
     * @return null if there are no credentials
     */
    protected @Nullable CrmAdapter deadAdapter() {
        return null;
    }

    /**
     * The adapter with credentials that allow less than it needs.
     *
     * @return null if credentials allow all or nothing
     */
    protected @Nullable CrmAdapter weakAdapter() {
        return null;
    }

    @Override
    final Subject subject() {
        return Subject.of(adapter());
    }

    @Override
    final Optional<Subject> subjectAt(URI endpoint) {
        return Optional.ofNullable(adapterAt(endpoint)).map(Subject::of);
    }

    @Override
    final Optional<Subject> deadSubject() {
        return Optional.ofNullable(deadAdapter()).map(Subject::of);
    }

    @Override
    final Optional<Subject> weakSubject() {
        return Optional.ofNullable(weakAdapter()).map(Subject::of);
    }

    @Override
    Map<String, String> facts() {
        CrmAdapter adapter = adapter();
        CrmDescription description = adapter.describe();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("name", description.name());
        facts.put("type", description.type());
        facts.put("faces", Faces.of(adapter));
        facts.put("largest batch", String.valueOf(description.maxBatch()));
        facts.put("batches at a time", String.valueOf(description.batchesInFlight()));
        facts.put("keeps order within a batch", description.keepsOrder() ? "yes" : "no");
        for (CrmWrite.Kind kind : CrmWrite.Kind.values()) {
            Idempotence promise = description.idempotence(kind);
            facts.put("repeating a " + kind.name().toLowerCase(Locale.ROOT), Faces.of(promise.kind(), promise.bound()));
        }
        return facts;
    }

    final CrmAdapter adapterOn(Line line) {
        return given(adapterAt(line.endpoint()), "its test does not say where the other side is served");
    }

    final List<CrmRef> write(List<CrmWrite> batch) throws Exception {
        return refs(adapter(), batch);
    }

    static List<CrmRef> refs(CrmAdapter adapter, List<CrmWrite> batch) throws Exception {
        List<WriteOutcome> outcomes = adapter.write(batch);
        assertThat(outcomes).hasSameSizeAs(batch).allSatisfy(outcome -> assertThat(outcome)
                .isInstanceOf(WriteOutcome.Done.class));
        return outcomes.stream()
                .map(outcome -> ((WriteOutcome.Done) outcome).ref())
                .toList();
    }

    /** Why writes failed, each by itself or all together; what stands needs no reason. */
    final List<SyncException> reasons(CrmAdapter adapter, List<CrmWrite> batch) throws InterruptedException {
        List<SyncException> reasons = new ArrayList<>();
        try {
            List<WriteOutcome> outcomes = adapter.write(batch);
            assertThat(outcomes).hasSameSizeAs(batch);
            for (WriteOutcome outcome : outcomes) {
                if (outcome instanceof WriteOutcome.Failed failed) {
                    reasons.add(failed.reason());
                }
            }
        } catch (SyncException e) {
            reasons.add(e);
        }
        reasons.forEach(this::tellsNoSecret);
        return reasons;
    }

    final List<String> texts(String caseId) {
        return crm().timeline(caseId).stream().map(CrmView.Entry::text).toList();
    }

    final String onlyCase() {
        assertThat(crm().cases()).hasSize(1);
        return crm().cases().get(0);
    }

    final ReplySource source() {
        return source(adapter());
    }

    static ReplySource source(CrmAdapter adapter) {
        return given(adapter instanceof ReplySource source ? source : null, "it reads nothing from the CRM");
    }

    final List<CrmEvent.ReplyWritten> replies(@Nullable Cursor from) throws Exception {
        return answers(walk(source(), from, LARGE));
    }

    static List<CrmEvent.ReplyWritten> answers(List<EventPage> pages) {
        return pages.stream()
                .flatMap(page -> page.events().stream())
                .filter(CrmEvent.ReplyWritten.class::isInstance)
                .map(CrmEvent.ReplyWritten.class::cast)
                .toList();
    }

    static List<EventPage> walk(ReplySource source, @Nullable Cursor from, int limit) throws Exception {
        List<EventPage> pages = new ArrayList<>();
        Cursor cursor = from;
        do {
            EventPage page = source.events(new EventRequest(cursor, Instant.EPOCH, limit));
            pages.add(page);
            cursor = page.next();
            assertThat(pages).as("a walk ends").hasSizeLessThan(LARGE);
        } while (pages.get(pages.size() - 1).more());
        return pages;
    }
}
