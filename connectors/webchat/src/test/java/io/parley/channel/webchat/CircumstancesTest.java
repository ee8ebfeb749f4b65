// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.channel.webchat.guard.Customer;
import io.parley.channel.webchat.guard.Customers;
import io.parley.channel.webchat.guard.Departments;
import io.parley.channel.webchat.hours.BusinessHours;
import io.parley.channel.webchat.hours.OffHours;
import io.parley.channel.webchat.web.Origins;
import io.parley.channel.webchat.web.RefusedException;
import io.parley.lab.LabServices;
import io.parley.model.ContactPoint;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CircumstancesTest {

    private static final Optional<String> NO_EMAIL = Optional.empty();
    private static final BusinessHours HOURS =
            new BusinessHours(new String[0], "", new String[0], InstantSource.system());

    private final Customers customers =
            new Customers(new Customers.Terms("", "", "", new String[0]), InstantSource.system());
    private final Circumstances.Reader reader = new Circumstances.Reader(
            customers,
            new Departments(new String[] {"sales=Sales", "service=Service desk"}),
            new Origins(new String[] {"https://www.example.org"}),
            new OffHours(HOURS));

    @Test
    void aVisitorAsksForADepartmentOfTheConfiguration() throws Exception {
        assertThat(reader.read(document().put("department", "sales"), NO_EMAIL).department())
                .contains("sales");
        assertThat(reader.read(document(), NO_EMAIL).department()).isEmpty();
        assertThatThrownBy(() -> reader.read(document().put("department", "Sales"), NO_EMAIL))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("sales");
        assertThatThrownBy(() -> reader.read(document().put("department", 1), NO_EMAIL))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void departmentsThatCannotBeToldApartAreRefused() {
        for (String[] wrong : new String[][] {{"Sales"}, {"sales="}, {"sales=A", "sales=B"}, {"sa les=Sales"}}) {
            assertThatThrownBy(() -> new Departments(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aPageIsKeptIfItIsOneOfThoseThatMayUseTheChatAndWithoutItsSecrets() throws Exception {
        assertThat(page("https://www.example.org/shop/a%20b?reset=secret#token=secret"))
                .contains(URI.create("https://www.example.org/shop/a%20b"));
        assertThat(page("https://WWW.example.org")).contains(URI.create("https://WWW.example.org"));
        for (String other : new String[] {
            "https://www.example.org.evil.example/",
            "http://www.example.org/",
            "https://www.example.org:8443/",
            "https://anna:secret@www.example.org/",
            "javascript:alert(1)",
            "https://www.example.org/" + "x".repeat(2_000)
        }) {
            assertThat(page(other)).as(other).isEmpty();
        }
    }

    @Test
    void aCustomerIsOnePersonInAllConversationsAndAVisitorAnotherOneInEach() throws Exception {
        MemoryDesk memory = new MemoryDesk();
        try (LabServices services = new LabServices()) {
            Desk desk = new Desk("website", memory, memory, services.tokenSigner(), InstantSource.system(), customers);
            ContactPoint email = new ContactPoint(ContactPoint.Kind.EMAIL, "anna@example.org", true);
            Customer anna = new Customer("4711", Optional.of("Anna"), Optional.of(email));
            Circumstances known = new Circumstances(
                    Optional.of(anna), Optional.of("sales"), page("https://www.example.org/shop"), "");
            Said.Beginning said = Said.beginning(document()
                    .put("name", "somebody")
                    .put("email", "other@example.org")
                    .put("text", "Hello")
                    .put("clientMessageId", "1"));
            Desk.Begun first = desk.begin(said, "10.0.0.1", known);
            assertThat(desk.begin(said, "10.0.0.2", known)).isEqualTo(first);
            assertThat(memory.opening(desk.conversation(first.id()))).hasValueSatisfying(opening -> {
                assertThat(opening.author().id().id()).isEqualTo("customer/4711");
                assertThat(opening.author().displayName()).isEqualTo("Anna");
                assertThat(opening.author().contactPoints()).containsExactly(email);
                assertThat(opening.conversation().subject()).contains("Chat with Anna");
                assertThat(opening.conversation().attributes()).containsEntry("department", "sales");
                assertThat(opening.conversation().page()).contains(URI.create("https://www.example.org/shop"));
            });
            Desk.Begun stranger = desk.begin(said, "10.0.0.1", Circumstances.UNKNOWN);
            assertThat(memory.opening(desk.conversation(stranger.id()))
                            .orElseThrow()
                            .author()
                            .id()
                            .id())
                    .isEqualTo("visitor/" + stranger.id());
        }
    }

    private Optional<URI> page(String text) throws RefusedException {
        return reader.read(document().put("page", text), NO_EMAIL).page();
    }

    private static ObjectNode document() {
        return JsonNodeFactory.instance.objectNode();
    }
}
