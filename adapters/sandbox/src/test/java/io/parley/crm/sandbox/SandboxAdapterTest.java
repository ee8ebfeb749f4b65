// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.crm.sandbox.server.Http;
import io.parley.crm.sandbox.server.RunningSandbox;
import io.parley.lab.LabServices;
import io.parley.lab.Samples;
import io.parley.spi.Cursor;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmEvent;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.EventRequest;
import io.parley.spi.crm.Idempotence;
import io.parley.spi.crm.Parent;
import io.parley.spi.crm.WriteOutcome;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the adapter makes of what the CRM answers. */
@Timeout(60)
class SandboxAdapterTest {

    @TempDir
    private Path home;

    private final LabServices lab = new LabServices();
    private RunningSandbox sandbox;

    @BeforeEach
    void start() throws Exception {
        sandbox = new RunningSandbox(home);
    }

    @AfterEach
    void stop() throws Exception {
        lab.close();
        sandbox.stop();
    }

    @Test
    void describesItself() throws Exception {
        SandboxAdapter adapter = adapter("", sandbox.credential());
        assertThat(adapter.describe().type()).isEqualTo("sandbox");
        assertThat(adapter.describe().maxBatch()).isEqualTo(200);
        assertThat(adapter.describe().replyPause()).isEqualTo(Duration.ofMillis(50));
        assertThat(adapter.describe().idempotence(CrmWrite.Kind.MESSAGE).kind())
                .isEqualTo(Idempotence.Kind.UPSERT_BY_KEY);
        assertThat(adapter.check().page()).contains(sandbox.address().resolve("/crm"));
    }

    @Test
    void aMissingTokenIsRefusedWithASentence() {
        assertThatThrownBy(() -> adapter("", " ")).hasMessageContaining("$[secret:sandbox-token]");
        assertThatThrownBy(() -> adapter("localhost:8080", "x")).hasMessageContaining("http://127.0.0.1:8080/crm/sync");
        assertThatThrownBy(() -> adapter("http://me:secret@host/", "x"))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"));
    }

    @Test
    void aWrongTokenIsDeadCredentials() {
        assertThatThrownBy(() -> adapter("", "forged").check()).isInstanceOf(SyncException.AuthExpired.class);
    }

    @Test
    void whatIsNotTheSandboxIsWaitedFor() throws Exception {
        SandboxAdapter lost = adapter(sandbox.address() + "/crm", sandbox.credential());
        assertThatThrownBy(lost::check)
                .isInstanceOf(SyncException.Transient.class)
                .hasMessageContaining("No sandbox CRM answers at");
        assertThatThrownBy(() -> lost.write(Samples.question("1", "Hello?")))
                .isInstanceOfSatisfying(SyncException.Transient.class, fault -> assertThat(fault.inDoubt())
                        .isFalse());
    }

    @Test
    void aWrongPathBehindTheDoorNeedsAPerson() throws Exception {
        assertThatThrownBy(() -> adapter(sandbox.address() + "/crm/sync/v2", sandbox.credential())
                        .check())
                .isInstanceOf(SyncException.Permanent.class);
    }

    @Test
    void eachWriteHasItsOutcome() throws Exception {
        List<CrmWrite> batch = new ArrayList<>(Samples.question("1", "Hello?"));
        CrmWrite lost =
                new CrmWrite.PutContact("lab:people/2", new CrmRef("Contact", "12"), false, Samples.person("2"));
        batch.add(lost);
        batch.add(new CrmWrite.PutConversation(
                "case:2", null, false, new Parent("lab:people/2", null), Samples.conversation("2"), "Lost"));
        List<WriteOutcome> outcomes = adapter("", sandbox.credential()).write(batch);
        assertThat(outcomes.get(2)).isInstanceOfSatisfying(WriteOutcome.Done.class, done -> assertThat(
                        done.ref().type())
                .isEqualTo("Message"));
        assertThat(outcomes.get(3))
                .isInstanceOfSatisfying(WriteOutcome.Failed.class, failed -> assertThat(failed.reason())
                        .isInstanceOf(SyncException.ItemRejected.class)
                        .hasMessageContaining("12"));
        assertThat(outcomes.get(4)).isInstanceOfSatisfying(WriteOutcome.NotAttempted.class, notAttempted -> assertThat(
                        notAttempted.causeKey())
                .isEqualTo(lost.key()));
    }

    @Test
    void aBatchThatIsTooLargeIsRefusedAsAWhole() {
        List<CrmWrite> batch = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            batch.addAll(Samples.question("q" + i, "x".repeat(200_000)));
        }
        assertThatThrownBy(() -> adapter("", sandbox.credential()).write(batch))
                .isInstanceOf(SyncException.ItemRejected.class);
    }

    @Test
    void theLargestMessageFits() throws Exception {
        adapter("", sandbox.credential()).write(Samples.question("1", "\u0001".repeat(200_000)));
        assertThat(new RestView(new Http(sandbox.address())).cases()).hasSize(1);
    }

    @Test
    void anAnswerArrivesWhileTheAdapterWaitsForIt() throws Exception {
        SandboxAdapter adapter = adapter("", sandbox.credential());
        adapter.write(Samples.question("1", "Where is my parcel?"));
        RestView people = new RestView(new Http(sandbox.address()));
        CompletableFuture<List<CrmEvent>> events = CompletableFuture.supplyAsync(() -> {
            try {
                return adapter.events(new EventRequest(new Cursor("{\"after\":0}"), Instant.EPOCH, 10))
                        .events();
            } catch (SyncException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        while (sandbox.waiting() == 0) {
            Thread.onSpinWait();
        }
        people.comment(people.cases().get(0), "It is on its way.", true);
        assertThat(events.get(10, TimeUnit.SECONDS))
                .singleElement()
                .isInstanceOfSatisfying(CrmEvent.ReplyWritten.class, reply -> {
                    assertThat(reply.text()).isEqualTo("It is on its way.");
                    assertThat(reply.record().type()).isEqualTo("Comment");
                });
    }

    @Test
    void mergesAreTold() throws Exception {
        SandboxAdapter adapter = adapter("", sandbox.credential());
        adapter.write(Samples.question("1", "Hello?"));
        adapter.write(Samples.question("2", "Hello too?"));
        Http http = new Http(sandbox.address());
        List<String> contacts = new RestView(http).contacts();
        http.json(
                "POST",
                "/crm/api/contacts/merge",
                "{\"survivor\":\"" + contacts.get(0) + "\",\"loser\":\"" + contacts.get(1) + "\"}");
        assertThat(adapter.events(new EventRequest(null, Instant.EPOCH, 10)).events())
                .singleElement()
                .isInstanceOfSatisfying(CrmEvent.RecordsMerged.class, merged -> {
                    assertThat(merged.survivor()).isEqualTo(new CrmRef("Contact", contacts.get(0)));
                    assertThat(merged.loser()).isEqualTo(new CrmRef("Contact", contacts.get(1)));
                });
    }

    private SandboxAdapter adapter(String endpoint, String token) {
        URI agent = sandbox.address();
        return new SandboxAdapter(new TestConfiguration(endpoint, token), lab.apiClients(), () -> agent);
    }
}
