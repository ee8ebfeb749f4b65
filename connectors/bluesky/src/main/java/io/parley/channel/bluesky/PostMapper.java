// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.model.Change;
import io.parley.model.Conversation;
import io.parley.model.ConversationKind;
import io.parley.model.Counter;
import io.parley.model.Direction;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.model.ReplyPolicy;
import io.parley.model.SocialProfile;
import io.parley.model.Visibility;
import io.parley.spi.Untrusted;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in the words of the agent what the network says about a post. */
final class PostMapper {

    /** Where people read profiles and posts. */
    static final String WEB = "https://bsky.app/profile/";

    private static final Pattern ADDRESS =
            Pattern.compile("at://(did:[a-z]+:[A-Za-z0-9._:%-]+)/app\\.bsky\\.feed\\.post/([A-Za-z0-9._:~-]+)");
    private static final ReplyPolicy CLOSED =
            ReplyPolicy.refused("Whoever began the thread does not let this account reply.");

    private PostMapper() {}

    /** The address of the post with which the thread began; a post that answers nothing is that itself. */
    static String root(JsonNode post) {
        String root = post.path("record").path("reply").path("root").path("uri").asText("");
        return root.isEmpty() ? post.path("uri").asText() : root;
    }

    static String author(JsonNode post) {
        return post.path("author").path("did").asText();
    }

    static Optional<String> parent(JsonNode post) {
        return Optional.of(post.path("record")
                        .path("reply")
                        .path("parent")
                        .path("uri")
                        .asText(""))
                .filter(parent -> !parent.isEmpty());
    }

    /** Whether a post of the account is a later piece of an answer, which is in the CRM as a whole. */
    static boolean continues(JsonNode post) {
        return parent(post)
                .filter(parent -> parent.startsWith("at://" + author(post) + "/"))
                .map(parent -> RecordKey.after(name(parent)))
                .filter(name -> name.equals(name(post.path("uri").asText())))
                .isPresent();
    }

    private static String name(String uri) {
        return uri.substring(uri.lastIndexOf('/') + 1);
    }

    /**
     * The thread of a post.
     *
     * @param first the post with which it began; null when that is gone
     */
    static Conversation conversation(JsonNode post, @Nullable JsonNode first) {
        String root = root(post);
        return Conversation.of(id(root), ConversationKind.PUBLIC_THREAD, Visibility.PUBLIC)
                .page(page(root).orElse(null))
                .startedAt(time(first == null ? post : first))
                .build();
    }

    static Change.MessageSeen seen(JsonNode post, JsonNode person, Conversation conversation, Direction direction) {
        SocialProfile author = ProfileMapper.profile(person);
        String uri = post.path("uri").asText();
        Message.Builder message = Message.of(id(uri))
                .conversation(conversation.id())
                .author(author.id())
                .direction(direction)
                .text(Untrusted.text(RichText.plain(post.path("record")), Message.MAX_TEXT_LENGTH))
                .inReplyTo(parent(post).map(PostMapper::id).orElse(null))
                .page(page(uri).orElse(null))
                .sentAt(time(post))
                .language(Untrusted.language(
                        post.path("record").path("langs").path(0).asText()))
                .count(Counter.LIKES, post.path("likeCount").asLong())
                .count(Counter.SHARES, post.path("repostCount").asLong())
                .count(Counter.REPLIES, post.path("replyCount").asLong())
                .replyPolicy(closed(post) ? CLOSED : ReplyPolicy.allowed());
        Embeds.attachments(post.path("embed")).forEach(message::attachment);
        return new Change.MessageSeen(message.build(), author, conversation);
    }

    static boolean closed(JsonNode post) {
        return post.path("viewer").path("replyDisabled").asBoolean();
    }

    static ExternalId id(String uri) {
        return new ExternalId(BlueskyConnector.CHANNEL, "", uri);
    }

    /** The page of a post for people, by the DID of its author, which does not change as handles do. */
    static Optional<URI> page(String uri) {
        Matcher address = ADDRESS.matcher(uri);
        return address.matches()
                ? Untrusted.link(WEB + address.group(1) + "/post/" + address.group(2))
                : Optional.empty();
    }

    /** When it was written or indexed, whichever was first: an app may claim any time. */
    private static Instant time(JsonNode post) {
        return Instant.parse(post.path("indexedAt").asText());
    }
}
