// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in the words of the agent what the server says about a status.
 *
 * @param profiles the same for people
 * @param maxCharacters how long a status may be, its warning and its mentions included
 */
record StatusMapper(ProfileMapper profiles, int maxCharacters) {

    /** Attributes of a message that an answer needs. */
    static final String ACCOUNT = "acct";

    static final String VISIBILITY = "visibility";
    static final String WARNING = "spoiler_text";

    private static final Pattern LINK = Pattern.compile("<a\\s[^<>]*>");
    private static final Pattern OF_A_NAME = Pattern.compile("\\bclass=\"[^\"]*\\b(?:mention|hashtag)\\b");
    private static final int LONGEST_ATTRIBUTE = 500;
    private static final int MOST_OPTIONS = 50;

    /** The thread in which a status stands. */
    Conversation conversation(JsonNode status, JsonNode root) {
        Visibility visibility = visibility(status);
        ConversationKind kind =
                visibility == Visibility.PRIVATE ? ConversationKind.DIRECT : ConversationKind.PUBLIC_THREAD;
        return Conversation.of(id(root, "id"), kind, visibility)
                .page(Untrusted.link(root, "url").orElse(null))
                .startedAt(Fields.time(root, "created_at"))
                .build();
    }

    Change.MessageSeen seen(JsonNode status, Conversation conversation, Direction direction) {
        SocialProfile author = profiles.profile(status.path("account"));
        Visibility visibility = visibility(status);
        String warning = Untrusted.line(status, "spoiler_text", LONGEST_ATTRIBUTE);
        String account = Untrusted.line(status.path("account"), "acct", LONGEST_ATTRIBUTE);
        int mention = "@ ".length() + account.length();
        Message.Builder message = Message.of(id(status, "id"))
                .conversation(conversation.id())
                .author(author.id())
                .direction(direction)
                .visibility(visibility)
                .text(text(status, warning))
                .inReplyTo(status.hasNonNull("in_reply_to_id") ? id(status, "in_reply_to_id") : null)
                .page(Untrusted.link(status, "url")
                        .or(() -> Untrusted.link(status, "uri"))
                        .orElse(null))
                .sentAt(Fields.time(status, "created_at"))
                .revision(Fields.time(status, status.hasNonNull("edited_at") ? "edited_at" : "created_at")
                        .toEpochMilli())
                .language(Untrusted.language(status.path("language").asText()))
                .count(Counter.LIKES, status.path("favourites_count").asLong())
                .count(Counter.SHARES, status.path("reblogs_count").asLong())
                .count(Counter.REPLIES, status.path("replies_count").asLong())
                .replyPolicy(ReplyPolicy.allowed().atMost(Math.max(1, maxCharacters - mention - warning.length())))
                .attribute(ACCOUNT, account)
                .attribute(VISIBILITY, visibilityWord(status))
                .attribute(WARNING, warning);
        new Media(profiles.html()).of(status).forEach(message::attachment);
        return new Change.MessageSeen(message.build(), author, conversation);
    }

    /** The id of a status of this server. */
    ExternalId id(JsonNode status, String field) {
        return new ExternalId(
                MastodonConnector.CHANNEL, profiles.host(), status.path(field).asText());
    }

    private static String visibilityWord(JsonNode status) {
        String word = Untrusted.line(status, "visibility", LONGEST_ATTRIBUTE);
        return word.isEmpty() ? "direct" : word;
    }

    private static Visibility visibility(JsonNode status) {
        return switch (visibilityWord(status)) {
            case "public" -> Visibility.PUBLIC;
            case "unlisted" -> Visibility.UNLISTED;
            case "direct" -> Visibility.PRIVATE;
            default -> Visibility.RESTRICTED;
        };
    }

    /** What is written, after its warning and before the options of a poll. */
    private String text(JsonNode status, String warning) {
        StringBuilder text = new StringBuilder(warning.isEmpty() ? "" : "CW: " + warning + "\n\n");
        text.append(words(status));
        JsonNode options = status.path("poll").path("options");
        for (int i = 0; i < Math.min(options.size(), MOST_OPTIONS); i++) {
            text.append(i == 0 ? "\n\nPoll:" : "")
                    .append("\n- ")
                    .append(Untrusted.line(options.path(i), "title", LONGEST_ATTRIBUTE));
        }
        return Untrusted.text(text.toString(), Message.MAX_TEXT_LENGTH);
    }

    /** Plain text; people and hashtags stand in it by name, without the addresses behind them. */
    String words(JsonNode status) {
        String named = LINK.matcher(status.path("content").asText(""))
                .replaceAll(link ->
                        OF_A_NAME.matcher(link.group()).find() ? "<a>" : Matcher.quoteReplacement(link.group()));
        return profiles.html().toPlainText(named);
    }
}
