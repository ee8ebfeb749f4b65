// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.lab.simulator.bluesky.Person;
import io.parley.model.Attachment;
import io.parley.model.Change;
import io.parley.model.ConversationKind;
import io.parley.model.Counter;
import io.parley.model.Direction;
import io.parley.model.Message;
import io.parley.model.SocialProfile;
import io.parley.model.Visibility;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MappingTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final BrandAccount account = new BrandAccount();

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void aMentionIsAMessageOfAPerson() throws Exception {
        Person ada = account.ada();
        account.simulator().changes(ada, "Ada  Blok", "Gardener\nof roses", 1200);
        String uri = account.mention("Is it open?");
        account.simulator().likes(account.simulator().person("joan.example"), uri);
        Change.MessageSeen seen = account.newest("notifications");
        Message message = seen.message();
        assertThat(message.id().key()).isEqualTo("bluesky:/" + uri);
        assertThat(message.text()).isEqualTo("@brand.example Is it open?");
        assertThat(message.direction()).isEqualTo(Direction.INBOUND);
        assertThat(message.visibility()).isEqualTo(Visibility.PUBLIC);
        assertThat(message.sentAt()).isEqualTo(account.now());
        assertThat(message.language()).contains("en");
        assertThat(message.counts()).containsEntry(Counter.LIKES, 1L);
        assertThat(message.page())
                .contains(URI.create(
                        "https://bsky.app/profile/" + ada.did() + "/post/" + uri.substring(uri.lastIndexOf('/') + 1)));
        SocialProfile author = seen.author();
        assertThat(author.id().id()).isEqualTo(ada.did());
        assertThat(author.displayName()).isEqualTo("Ada Blok");
        assertThat(author.handle()).contains("ada.example");
        assertThat(author.bio()).contains("Gardener\nof roses");
        assertThat(author.followers()).hasValue(1200);
        assertThat(author.avatar()).contains(URI.create("https://cdn.example/avatar/ada.example.jpg"));
        assertThat(author.page()).contains(URI.create("https://bsky.app/profile/" + ada.did()));
    }

    @Test
    void aThreadIsOneConversationNamedByItsFirstPost() throws Exception {
        String root = account.says(account.simulator().person("joan.example"), "Kettles?", null);
        String middle = account.says(account.ada(), "Ask them", root);
        String asked = account.says(account.ada(), "@brand.example Well?", middle);
        Change.MessageSeen seen = account.newest("notifications");
        assertThat(seen.subject().id()).isEqualTo(asked);
        assertThat(seen.conversation().id().id()).isEqualTo(root);
        assertThat(seen.conversation().kind()).isEqualTo(ConversationKind.PUBLIC_THREAD);
        assertThat(seen.conversation().startedAt()).isEqualTo(account.now().minus(Duration.ofSeconds(2)));
        assertThat(seen.message().inReplyTo().orElseThrow().id()).isEqualTo(middle);
        account.simulator().deletes(root);
        assertThat(account.newest("notifications").conversation().id().id())
                .as("the thread has lost its first post")
                .isEqualTo(root);
    }

    @Test
    void whatTheAccountSaysGoesOut() throws Exception {
        account.says(account.simulator().brand(), "Good morning", null);
        Change.MessageSeen own = account.newest("own");
        assertThat(own.message().direction()).isEqualTo(Direction.OUTBOUND);
        assertThat(own.author().id())
                .isEqualTo(account.connector().check().profile().orElseThrow());
    }

    @Test
    void theAddressBehindALinkIsSaid() throws Exception {
        assertThat(text("☕ see shop.example/very… now", 8, 28, "https://shop.example/very/long"))
                .isEqualTo("☕ see shop.example/very… (https://shop.example/very/long) now");
        assertThat(text("see shop.example now", 4, 16, "https://shop.example")).isEqualTo("see shop.example now");
        assertThat(text("see https://shop.example", 4, 24, "https://shop.example"))
                .isEqualTo("see https://shop.example");
    }

    @Test
    void marksThatDoNotFitAreIgnored() throws Exception {
        assertThat(text("☕ tea", 1, 5, "https://shop.example")).isEqualTo("☕ tea");
        assertThat(text("tea", 0, 99, "https://shop.example")).isEqualTo("tea");
        assertThat(text("tea", -4, 2, "https://shop.example")).isEqualTo("tea");
        assertThat(text("tea", 2, 1, "https://shop.example")).isEqualTo("tea");
    }

    @Test
    void whatStandsUnderTheTextIsAttached() throws Exception {
        String quoted = account.says(account.simulator().brand(), "We are open", null);
        account.simulator().shows(account.ada(), "@brand.example broken", embed("""
                {"$type": "app.bsky.embed.images", "images": [{"alt": "A  lid", "image": {}}]}
                """));
        assertThat(attachments()).singleElement().satisfies(picture -> {
            assertThat(picture.link()).isEqualTo(URI.create("https://cdn.example/full/picture.jpg"));
            assertThat(picture.mediaType()).isEqualTo("image/jpeg");
            assertThat(picture.description()).contains("A  lid");
        });
        account.passes(Duration.ofSeconds(1));
        account.simulator().shows(account.ada(), "@brand.example read", embed("""
                {"$type": "app.bsky.embed.external", "external":
                 {"uri": "https://news.example/lids", "title": "Lids", "description": "All about lids"}}
                """));
        assertThat(attachments()).singleElement().satisfies(page -> {
            assertThat(page.link()).isEqualTo(URI.create("https://news.example/lids"));
            assertThat(page.name()).contains("Lids");
        });
        account.passes(Duration.ofSeconds(1));
        account.simulator().quotes(account.ada(), "No you are not", quoted);
        assertThat(attachments()).singleElement().satisfies(post -> {
            assertThat(post.link().toString()).startsWith("https://bsky.app/profile/did:plc:");
            assertThat(post.name()).contains("@brand.example");
            assertThat(post.description()).contains("We are open");
        });
        account.simulator().deletes(quoted);
        assertThat(attachments()).isEmpty();
    }

    @Test
    void aThreadThatIsClosedIsNotAnswered() throws Exception {
        String uri = account.mention("Let me talk");
        account.simulator().closes(uri);
        assertThat(account.newest("notifications").message().replyPolicy().refusal())
                .contains("Whoever began the thread does not let this account reply.");
    }

    private List<Attachment> attachments() throws Exception {
        return account.newest("notifications").message().attachments();
    }

    private static ObjectNode embed(String json) throws Exception {
        return (ObjectNode) JSON.readTree(json);
    }

    private static String text(String text, int start, int end, String address) {
        ObjectNode post = JSON.createObjectNode().put("text", text);
        ObjectNode facet = post.putArray("facets").addObject();
        facet.putObject("index").put("byteStart", start).put("byteEnd", end);
        facet.putArray("features")
                .addObject()
                .put("$type", "app.bsky.richtext.facet#link")
                .put("uri", address);
        return RichText.plain(post);
    }
}
