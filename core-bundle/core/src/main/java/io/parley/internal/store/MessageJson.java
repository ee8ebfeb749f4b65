// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import io.parley.model.Counter;
import io.parley.model.Direction;
import io.parley.model.Message;
import io.parley.model.Rating;
import io.parley.model.ReplyPolicy;
import io.parley.model.Visibility;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

/** Messages as they stand in the store. */
public final class MessageJson {

    private MessageJson() {}

    /** The stored form. */
    public static String write(Message message) {
        return Json.object(out -> {
            Json.id(out, "id", message.id());
            Json.id(out, "conversation", message.conversation());
            Json.id(out, "author", message.author());
            out.writeStringField("direction", message.direction().name());
            out.writeStringField("sentAt", message.sentAt().toString());
            contents(out, message);
            Json.optional(out, "page", message.page());
            Json.optional(out, "language", message.language());
            Json.optional(out, "expiresAt", message.expiresAt());
            if (message.revision().isPresent()) {
                out.writeNumberField("revision", message.revision().getAsLong());
            }
            if (!message.counts().isEmpty()) {
                out.writeObjectFieldStart("counts");
                for (Map.Entry<Counter, Long> entry : message.counts().entrySet()) {
                    out.writeNumberField(entry.getKey().name(), entry.getValue());
                }
                out.writeEndObject();
            }
            policy(out, message.replyPolicy());
            Json.map(out, "attributes", message.attributes());
        });
    }

    /** What makes a revision: the contents, but neither counts nor addresses. */
    public static String fingerprint(Message message) {
        return Fingerprint.of(Json.object(out -> contents(out, message)));
    }

    /** Reads the stored form, in which the id comes first. */
    public static Message read(String text) {
        return Json.read(text, in -> {
            in.nextFieldName();
            Message.Builder message = Message.of(Json.nextId(in));
            for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
                field(message, name, in);
            }
            return message.build();
        });
    }

    private static void field(Message.Builder message, String name, JsonParser in) throws IOException {
        switch (name) {
            case "conversation" -> message.conversation(Json.nextId(in));
            case "author" -> message.author(Json.nextId(in));
            case "direction" -> message.direction(Direction.valueOf(Json.nextText(in)));
            case "sentAt" -> message.sentAt(Instant.parse(Json.nextText(in)));
            case "text" -> message.text(Json.nextText(in));
            case "visibility" -> message.visibility(Visibility.valueOf(Json.nextText(in)));
            case "inReplyTo" -> message.inReplyTo(Json.nextId(in));
            case "page" -> message.page(URI.create(Json.nextText(in)));
            case "language" -> message.language(Json.nextText(in));
            case "expiresAt" -> message.expiresAt(Instant.parse(Json.nextText(in)));
            case "revision" -> message.revision(in.nextLongValue(0));
            default -> rareField(message, name, Json.nextTree(in));
        }
    }

    private static void rareField(Message.Builder message, String name, JsonNode in) {
        switch (name) {
            case "rating" ->
                message.rating(new Rating(in.path(0).asDouble(), in.path(1).asDouble()));
            case "attachments" -> AttachmentJson.read(in).forEach(message::attachment);
            case "counts" ->
                in.properties()
                        .forEach(entry -> message.count(
                                Counter.valueOf(entry.getKey()),
                                entry.getValue().asLong()));
            case "reply" -> message.replyPolicy(policy(in));
            case "attributes" ->
                in.properties()
                        .forEach(entry -> message.attribute(
                                entry.getKey(), entry.getValue().asText()));
            default -> throw new IllegalStateException("a stored message has no field " + name);
        }
    }

    private static void contents(JsonGenerator out, Message message) throws IOException {
        out.writeStringField("text", message.text());
        out.writeStringField("visibility", message.visibility().name());
        if (message.inReplyTo().isPresent()) {
            Json.id(out, "inReplyTo", message.inReplyTo().get());
        }
        if (message.rating().isPresent()) {
            Rating rating = message.rating().get();
            out.writeArrayFieldStart("rating");
            out.writeNumber(rating.value());
            out.writeNumber(rating.best());
            out.writeEndArray();
        }
        if (!message.attachments().isEmpty()) {
            out.writeArrayFieldStart("attachments");
            AttachmentJson.elements(out, message.attachments());
            out.writeEndArray();
        }
    }

    private static void policy(JsonGenerator out, ReplyPolicy policy) throws IOException {
        if (policy.refusal().isEmpty()
                && policy.until().isEmpty()
                && policy.maxLength().isEmpty()) {
            return;
        }
        out.writeObjectFieldStart("reply");
        Json.optional(out, "refusal", policy.refusal());
        Json.optional(out, "until", policy.until());
        if (policy.maxLength().isPresent()) {
            out.writeNumberField("atMost", policy.maxLength().getAsInt());
        }
        out.writeEndObject();
    }

    private static ReplyPolicy policy(JsonNode in) {
        ReplyPolicy policy =
                in.has("refusal") ? ReplyPolicy.refused(in.path("refusal").asText()) : ReplyPolicy.allowed();
        if (in.has("until")) {
            policy = policy.until(Instant.parse(in.path("until").asText()));
        }
        return in.has("atMost") ? policy.atMost(in.path("atMost").asInt()) : policy;
    }
}
