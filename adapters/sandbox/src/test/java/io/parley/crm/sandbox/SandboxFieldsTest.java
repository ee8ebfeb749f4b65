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
import io.parley.lab.ManyForetold;
import io.parley.spi.crm.CrmAdapter;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every adapter does that takes a mapping, against the real servlets. */
class SandboxFieldsTest extends FieldsContract {

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
        new ManyForetold(adapter(), fields(), CrmWrite.Kind.MESSAGE, "order", JsonNodeFactory.instance::numberNode)
                .check();
    }
}
