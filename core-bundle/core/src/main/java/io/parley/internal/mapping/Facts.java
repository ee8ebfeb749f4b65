// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.mapping;

import io.parley.model.Attachment;
import io.parley.model.ContactPoint;
import io.parley.model.Conversation;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.model.SocialProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What expressions may ask for: texts, numbers, booleans, maps and lists of them, in the shape that the README documents.
 * What is not known is missing.
 */
public final class Facts {

    private final Map<String, Object> known = new LinkedHashMap<>();

    /** Of something that goes from a channel to a target. */
    public Facts(String target, String channel) {
        known.put("target", target);
        known.put("channel", channel);
    }

    /** Whose contact or case it is. */
    public Facts profile(SocialProfile profile) {
        known.put("profile", person(profile));
        return this;
    }

    /** Who said it. */
    public Facts author(SocialProfile author) {
        known.put("author", person(author));
        return this;
    }

    /** Where it was said. */
    public Facts conversation(Conversation conversation, @Nullable String title) {
        return conversation(conversation, title, Optional.empty());
    }

    /** Where it was said, and the id of the case that was there before. */
    public Facts conversation(Conversation conversation, @Nullable String title, Optional<String> former) {
        Map<String, Object> map = new LinkedHashMap<>();
        identify(map, conversation.id());
        map.put("kind", conversation.kind().name());
        map.put("visibility", conversation.visibility().name());
        put(map, "subject", conversation.subject());
        put(map, "title", Optional.ofNullable(title));
        put(map, "former", former);
        put(map, "page", conversation.page());
        map.put("startedAt", conversation.startedAt().toString());
        map.put("attributes", new LinkedHashMap<>(conversation.attributes()));
        known.put("conversation", map);
        return this;
    }

    /** What was said. */
    public Facts message(Message message) {
        Map<String, Object> map = new LinkedHashMap<>();
        identify(map, message.id());
        map.put("text", message.text());
        map.put("direction", message.direction().name());
        map.put("visibility", message.visibility().name());
        map.put("sentAt", message.sentAt().toString());
        put(map, "page", message.page());
        put(map, "language", message.language());
        put(map, "inReplyTo", message.inReplyTo().map(ExternalId::id));
        message.rating().ifPresent(rating -> {
            Map<String, Object> stars = new LinkedHashMap<>();
            stars.put("value", rating.value());
            stars.put("best", rating.best());
            map.put("rating", stars);
        });
        Map<String, Object> counts = new LinkedHashMap<>();
        message.counts().forEach((counter, count) -> counts.put(counter.name(), count));
        map.put("counts", counts);
        List<Object> attachments = new ArrayList<>();
        message.attachments().forEach(attachment -> attachments.add(file(attachment)));
        map.put("attachments", attachments);
        map.put("attributes", new LinkedHashMap<>(message.attributes()));
        known.put("message", map);
        return this;
    }

    /** Which account brought it. */
    public Facts account(@Nullable String account) {
        if (account != null) {
            known.put("account", account);
        }
        return this;
    }

    /** {@return what an expression is evaluated on} */
    public Map<String, Object> known() {
        return known;
    }

    private static Map<String, Object> person(SocialProfile profile) {
        Map<String, Object> map = new LinkedHashMap<>();
        identify(map, profile.id());
        map.put("name", profile.displayName());
        put(map, "handle", profile.handle());
        put(map, "page", profile.page());
        put(map, "avatar", profile.avatar());
        put(map, "bio", profile.bio());
        put(map, "location", profile.location());
        put(map, "followers", profile.followers());
        put(map, "following", profile.following());
        map.put("verified", profile.verified());
        put(map, "email", profile.best(ContactPoint.Kind.EMAIL).map(ContactPoint::value));
        put(map, "phone", profile.best(ContactPoint.Kind.PHONE).map(ContactPoint::value));
        map.put("attributes", new LinkedHashMap<>(profile.attributes()));
        return map;
    }

    private static Map<String, Object> file(Attachment attachment) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("link", attachment.link().toString());
        map.put("mediaType", attachment.mediaType());
        put(map, "name", attachment.name());
        put(map, "description", attachment.description());
        return map;
    }

    private static void identify(Map<String, Object> map, ExternalId id) {
        map.put("id", id.id());
        map.put("channel", id.channel());
        map.put("realm", id.realm());
    }

    private static void put(Map<String, Object> map, String name, Optional<?> value) {
        value.ifPresent(present -> map.put(name, present.toString()));
    }

    private static void put(Map<String, Object> map, String name, OptionalLong value) {
        value.ifPresent(present -> map.put(name, present));
    }
}
