// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.parley.channel.webchat.Desk.Begun;
import io.parley.channel.webchat.guard.Customer;
import io.parley.channel.webchat.guard.Customers;
import io.parley.channel.webchat.web.RefusedException;
import io.parley.lab.LabServices;
import io.parley.model.ContactPoint;
import io.parley.model.Message;
import io.parley.spi.channel.Inbox.NotStoredException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeskTest {

    private final LabServices services = new LabServices();
    private final MemoryDesk memory = new MemoryDesk();
    private final Customers customers =
            new Customers(new Customers.Terms("", "", "", new String[] {"4711"}), InstantSource.system());
    private final Desk desk =
            new Desk("website", memory, memory, services.tokenSigner(), InstantSource.system(), customers);

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void beginningAgainIsTheSameConversation() throws Exception {
        Begun first = begin("{'name':'Anna','text':'Hello','clientMessageId':'1'}", "10.0.0.1");
        Begun again = begin("{'name':'Anna','text':'Hello','clientMessageId':'1'}", "10.0.0.1");
        assertThat(again).isEqualTo(first);
        assertThat(memory.messages()).hasSize(1);
    }

    @Test
    void whoeverDiffersInAnythingHasAnotherConversation() throws Exception {
        Begun anna = begin("{'name':'Anna','text':'Hello','clientMessageId':'1'}", "10.0.0.1");
        assertThat(begin("{'name':'Anne','text':'Hello','clientMessageId':'1'}", "10.0.0.1")
                        .id())
                .isNotEqualTo(anna.id());
        assertThat(begin("{'name':'Anna','text':'Hello!','clientMessageId':'1'}", "10.0.0.1")
                        .id())
                .isNotEqualTo(anna.id());
        assertThat(begin("{'name':'Anna','text':'Hello','clientMessageId':'2'}", "10.0.0.1")
                        .id())
                .isNotEqualTo(anna.id());
        assertThat(begin("{'name':'Anna','text':'Hello','clientMessageId':'1'}", "10.0.0.2")
                        .id())
                .isNotEqualTo(anna.id());
    }

    @Test
    void aTokenOpensItsConversationAlone() throws Exception {
        Begun anna = begin("{'name':'Anna','text':'Hello','clientMessageId':'1'}", "10.0.0.1");
        Begun bob = begin("{'name':'Bob','text':'Hello','clientMessageId':'1'}", "10.0.0.1");
        desk.admit(anna.id(), Optional.of(anna.token()));
        assertRefused(anna.id(), Optional.of(bob.token()));
        assertRefused(anna.id(), Optional.of(anna.id()));
        assertRefused(anna.id(), Optional.empty());
    }

    @Test
    void whatIsSaidLaterIsOfTheSameVisitor() throws Exception {
        Begun anna = begin("{'name':'Anna','text':'Hello','clientMessageId':'1'}", "10.0.0.1");
        Said.Line line = Said.line(json("{'text':'Anybody?','clientMessageId':'2'}"));
        desk.say(anna.id(), line, List.of());
        assertThat(memory.messages()).hasSize(2);
        assertThat(memory.messages().get(1).author())
                .isEqualTo(memory.messages().get(0).author());
        assertThatThrownBy(() -> desk.say("A".repeat(43), line, List.of())).isInstanceOf(RefusedException.class);
    }

    @Test
    void aCustomerWhoWasBlockedMeanwhileIsRefused() throws Exception {
        Customer customer = new Customer("4711", Optional.empty(), Optional.empty());
        Begun begun = desk.begin(
                Said.beginning(json("{'name':'Anna','text':'Hello','clientMessageId':'1'}")),
                "10.0.0.1",
                new Circumstances(Optional.of(customer), Optional.empty(), Optional.empty(), ""));
        Said.Line line = Said.line(json("{'text':'Anybody?','clientMessageId':'2'}"));
        assertThatThrownBy(() -> desk.say(begun.id(), line, List.of())).isInstanceOf(RefusedException.class);
        assertThat(memory.messages()).hasSize(1);
    }

    @Test
    void anEmailAddressIsKeptAsUnverified() throws Exception {
        Begun anna =
                begin("{'name':'Anna','text':'Hello','email':'anna@example.org','clientMessageId':'1'}", "10.0.0.1");
        assertThat(memory.opening(desk.conversation(anna.id()))
                        .orElseThrow()
                        .author()
                        .contactPoints())
                .containsExactly(new ContactPoint(ContactPoint.Kind.EMAIL, "anna@example.org", false));
    }

    @Test
    void theLanguageOfThePageIsKept() throws Exception {
        begin("{'name':'Anna','text':'Hallo','language':'de-AT','clientMessageId':'1'}", "10.0.0.1");
        begin("{'name':'Anna','text':'Hallo','language':'?','clientMessageId':'2'}", "10.0.0.1");
        assertThat(memory.messages())
                .extracting(Message::language)
                .containsExactly(Optional.of("de-AT"), Optional.empty());
    }

    @Test
    void aFullDiskIsSaid() {
        memory.becomeFull();
        assertThatThrownBy(() -> begin("{'name':'Anna','text':'Hello','clientMessageId':'1'}", "10.0.0.1"))
                .isInstanceOf(NotStoredException.class);
    }

    private Begun begin(String json, String address)
            throws NotStoredException, InterruptedException, RefusedException, JsonProcessingException {
        return desk.begin(Said.beginning(json(json)), address, Circumstances.UNKNOWN);
    }

    private void assertRefused(String conversation, Optional<String> token) {
        assertThatThrownBy(() -> desk.admit(conversation, token)).isInstanceOf(RefusedException.class);
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return new JsonMapper().readTree(text.replace('\'', '"'));
    }
}
