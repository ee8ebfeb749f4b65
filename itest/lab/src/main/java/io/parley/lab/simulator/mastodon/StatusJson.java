// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Statuses as the server shows them. */
final class StatusJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final AccountJson accounts;
    private final Html html;

    StatusJson(AccountJson accounts, Html html) {
        this.accounts = accounts;
        this.html = html;
    }

    static String time(Instant time) {
        return TIME.format(time);
    }

    ArrayNode list(Collection<Status> statuses, @Nullable Person viewer) {
        ArrayNode list = JSON.arrayNode();
        statuses.forEach(status -> list.add(of(status, viewer)));
        return list;
    }

    ObjectNode of(Status status, @Nullable Person viewer) {
        Status parent = status.parent();
        Person answered = status.inReplyToAccount();
        Instant edited = status.editedAt();
        ObjectNode json = JSON.objectNode()
                .put("id", status.id())
                .put("created_at", time(status.createdAt()))
                .put("in_reply_to_id", parent == null ? null : parent.id())
                .put("in_reply_to_account_id", answered == null ? null : answered.id())
                .put("sensitive", status.sensitive())
                .put("spoiler_text", status.spoilerText())
                .put("visibility", status.visibility().word())
                .put("language", status.language())
                .put("uri", status.uri())
                .put("url", status.url())
                .put("replies_count", status.replies())
                .put("reblogs_count", status.boosts())
                .put("favourites_count", status.favourites())
                .put("edited_at", edited == null ? null : time(edited))
                .put("content", html.of(status.text(), status.author()))
                .putNull("reblog");
        if (viewer != null) {
            json.put("favourited", false)
                    .put("reblogged", false)
                    .put("muted", false)
                    .put("bookmarked", false);
            json.putArray("filtered");
            if (viewer == status.author()) {
                json.put("pinned", false);
            }
        }
        if (status.application() != null) {
            json.putObject("application").put("name", status.application()).putNull("website");
        }
        json.set("account", accounts.of(status.author()));
        json.set("media_attachments", attachments(status));
        json.set("mentions", mentions(status));
        json.set("tags", tags(status));
        json.putArray("emojis");
        json.set("poll", poll(status));
        json.set("quote", quote(status, viewer));
        return json.putNull("card");
    }

    private static JsonNode poll(Status status) {
        if (status.pollOptions().isEmpty()) {
            return JSON.nullNode();
        }
        ObjectNode poll = JSON.objectNode()
                .put("id", status.id())
                .put("expires_at", time(status.createdAt().plus(Duration.ofDays(1))))
                .put("expired", false)
                .put("multiple", false)
                .put("votes_count", 0)
                .put("voters_count", 0);
        ArrayNode options = poll.putArray("options");
        status.pollOptions()
                .forEach(option -> options.addObject().put("title", option).put("votes_count", 0));
        poll.putArray("emojis");
        return poll;
    }

    /** A quoted status within a quoted status is only named. */
    private JsonNode quote(Status status, @Nullable Person viewer) {
        Status quoted = status.quoted();
        if (quoted == null) {
            return JSON.nullNode();
        }
        boolean visible = quoted.isVisibleTo(viewer);
        ObjectNode quote = JSON.objectNode().put("state", visible ? "accepted" : "unauthorized");
        ObjectNode inner = visible ? of(quoted, viewer) : null;
        if (inner != null && quoted.quoted() != null) {
            inner.putObject("quote")
                    .put("state", "accepted")
                    .put("quoted_status_id", quoted.quoted().id());
        }
        quote.set("quoted_status", inner == null ? JSON.nullNode() : inner);
        return quote;
    }

    private static ArrayNode attachments(Status status) {
        ArrayNode attachments = JSON.arrayNode();
        String description = status.imageDescription();
        if (description != null) {
            String place = "https://files." + MastodonSimulator.DOMAIN + "/media_attachments/" + status.id();
            ObjectNode image = attachments
                    .addObject()
                    .put("id", status.id())
                    .put("type", "image")
                    .put("url", place + "/original.png")
                    .put("preview_url", place + "/small.png")
                    .putNull("remote_url")
                    .putNull("preview_remote_url")
                    .putNull("text_url")
                    .put("description", description)
                    .putNull("blurhash");
            image.putObject("meta")
                    .putObject("original")
                    .put("width", 640)
                    .put("height", 480)
                    .put("size", "640x480");
        }
        return attachments;
    }

    private static ArrayNode mentions(Status status) {
        ArrayNode mentions = JSON.arrayNode();
        for (Person person : status.mentions()) {
            mentions.addObject()
                    .put("id", person.id())
                    .put("username", person.username())
                    .put("url", person.url())
                    .put("acct", person.acct());
        }
        return mentions;
    }

    private static ArrayNode tags(Status status) {
        ArrayNode tags = JSON.arrayNode();
        Entity.in(status.text()).stream()
                .filter(entity -> entity.kind() == Entity.Kind.HASHTAG)
                .map(entity -> entity.value().toLowerCase(Locale.ROOT))
                .distinct()
                .forEach(name -> tags.addObject().put("name", name).put("url", Html.tagAddress(name)));
        return tags;
    }
}
