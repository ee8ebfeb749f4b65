// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.crm.sandbox.server.Http;
import io.parley.crm.sandbox.server.RunningSandbox;
import io.parley.lab.FinderContract;
import io.parley.lab.LabServices;
import io.parley.lab.PeopleView;
import io.parley.lab.Samples;
import io.parley.spi.crm.ContactFinder;
import io.parley.spi.crm.ContactQuestion;
import io.parley.spi.crm.CrmAdapter;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.FoundContact;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every adapter does that finds people, against the real servlets. */
class SandboxFinderTest extends FinderContract {

    @TempDir
    private Path home;

    private final LabServices lab = new LabServices();
    private RunningSandbox sandbox;
    private CrmAdapter adapter;

    @BeforeEach
    void start() throws Exception {
        sandbox = new RunningSandbox(home);
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
    protected PeopleView people() {
        Http http = new Http(sandbox.address());
        return new RestPeople(http, new RestView(http));
    }

    private record RestPeople(Http http, RestView view) implements PeopleView {

        @Override
        public CrmRef make(String name, @Nullable String email, @Nullable String phone) {
            String body = JsonNodeFactory.instance
                    .objectNode()
                    .put("name", name)
                    .put("email", email)
                    .put("phone", phone)
                    .toString();
            Http.Answer answer = http.json("POST", "/crm/api/contacts", body);
            assertThat(answer.status()).isEqualTo(201);
            return new CrmRef("Contact", answer.json().path("id").asText());
        }

        @Override
        public List<String> contacts() {
            return view.contacts();
        }

        @Override
        public String nameOf(String contactId) {
            return view.nameOf(contactId);
        }

        @Override
        public String contactOf(String caseId) {
            JsonNode found = http.get("/crm/api/cases/" + caseId).json();
            return found.path("contactId").asText();
        }
    }

    @Test
    void somebodyIsFoundByAHandleOfTheSameChannel() throws Exception {
        adapter().write(Samples.question("1", "Where is my parcel?"));
        ContactQuestion question = new ContactQuestion(Samples.person("2").id(), "Person-1", List.of());
        assertThat(((ContactFinder) adapter()).find(List.of(question)).get(0))
                .singleElement()
                .satisfies(found -> assertThat(found.handleKnown()).isTrue())
                .extracting(FoundContact::name)
                .isEqualTo("Person 1");
    }
}
