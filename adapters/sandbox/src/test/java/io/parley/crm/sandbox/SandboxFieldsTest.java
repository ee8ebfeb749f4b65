// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.sandbox.server.Http;
import io.parley.crm.sandbox.server.RunningSandbox;
import io.parley.lab.FieldsContract;
import io.parley.lab.FieldsView;
import io.parley.lab.LabServices;
import io.parley.lab.Samples;
import io.parley.spi.crm.ChangeFields;
import io.parley.spi.crm.CrmAdapter;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Previewer;
import io.parley.spi.crm.RecordPreview;
import io.parley.spi.crm.WriteOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every adapter does that takes a mapping, against the real servlets. */
class SandboxFieldsTest extends FieldsContract {

    private static final int MESSAGES = 1_000;
    private static final int AT_ONCE = 60;

    @TempDir
    private Path home;

    private final LabServices lab = new LabServices();
    private RunningSandbox sandbox;
    private FieldsView view;
    private CrmAdapter adapter;

    @BeforeEach
    void start() throws Exception {
        sandbox = new RunningSandbox(home);
        view = new RestFields(new Http(sandbox.address()));
        adapter = new SandboxAdapter(
                new TestConfiguration("", sandbox.credential()), lab.apiClients(), sandbox::address, Duration.ZERO);
    }

    @AfterEach
    void stop() throws Exception {
        lab.close();
        sandbox.stop();
    }

    @Override
    protected CrmAdapter adapter() {
        return adapter;
    }

    @Override
    protected FieldsView fields() {
        return view;
    }

    private record RestFields(Http http) implements FieldsView {

        @Override
        public ObjectNode of(CrmRef record) {
            return (ObjectNode) http.get(path(record)).json();
        }

        @Override
        public void edit(CrmRef record, String field, JsonNode value) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            body.putObject("fields").set(field, value);
            assertThat(http.json("PATCH", path(record), body.toString()).status())
                    .isEqualTo(200);
        }

        private static String path(CrmRef record) {
            return "/crm/api/" + record.type().toLowerCase(Locale.ROOT) + "s/" + record.id() + "/fields";
        }
    }

    @Test
    void whatIsForetoldOfManyMessagesIsWhatIsChanged() throws Exception {
        Random random = new Random(11);
        List<CrmWrite> messages = new ArrayList<>();
        List<CrmRef> refs = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            messages.addAll(Samples.question(Integer.toString(i), "Where is parcel " + i + "?"));
        }
        for (int from = 0; from < messages.size(); from += AT_ONCE) {
            for (WriteOutcome outcome : adapter().write(messages.subList(from, from + AT_ONCE))) {
                refs.add(((WriteOutcome.Done) outcome).ref());
            }
        }
        List<CrmWrite> changes = new ArrayList<>();
        List<ObjectNode> before = new ArrayList<>();
        for (int i = 2; i < refs.size(); i += 3) {
            if (random.nextInt(3) == 0) {
                fields().edit(refs.get(i), "order", JsonNodeFactory.instance.numberNode(random.nextInt(3)));
            }
            before.add(fields().of(refs.get(i)));
            ObjectNode values = JsonNodeFactory.instance.objectNode().put("order", i % 3);
            changes.add(new ChangeFields(CrmWrite.Kind.MESSAGE, messages.get(i).key(), refs.get(i), values));
        }
        int foretold = 0;
        for (int from = 0; from < changes.size(); from += 200) {
            List<CrmWrite> some = changes.subList(from, from + 200);
            for (List<RecordPreview> preview : ((Previewer) adapter()).preview(some)) {
                foretold += preview.get(0).difference().isEmpty() ? 0 : 1;
            }
            adapter().write(some);
        }
        int changed = 0;
        for (int i = 0; i < before.size(); i++) {
            changed += fields().of(changes.get(i).ref().orElseThrow()).equals(before.get(i)) ? 0 : 1;
        }
        assertThat(foretold).isBetween(600, 999).isEqualTo(changed);
    }
}
