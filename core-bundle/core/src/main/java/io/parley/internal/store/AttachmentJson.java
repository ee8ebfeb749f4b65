// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.parley.model.Attachment;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attachments as they stand in the store. */
final class AttachmentJson {

    private AttachmentJson() {}

    /** The stored form of those of an answer; null if there are none. */
    static @Nullable String write(List<Attachment> attachments) {
        return attachments.isEmpty() ? null : Json.array(out -> elements(out, attachments));
    }

    /** Reads the stored form. */
    static List<Attachment> read(@Nullable String text) {
        return text == null ? List.of() : read(Json.tree(text));
    }

    static List<Attachment> read(JsonNode array) {
        List<Attachment> attachments = new ArrayList<>();
        array.forEach(node -> attachments.add(one(node)));
        return attachments;
    }

    static void elements(JsonGenerator out, List<Attachment> attachments) throws IOException {
        for (Attachment attachment : attachments) {
            out.writeStartObject();
            out.writeStringField("link", attachment.link().toString());
            out.writeStringField("mediaType", attachment.mediaType());
            Json.optional(out, "name", attachment.name());
            Json.optional(out, "description", attachment.description());
            out.writeEndObject();
        }
    }

    private static Attachment one(JsonNode in) {
        Attachment attachment = Attachment.of(
                URI.create(in.path("link").asText()), in.path("mediaType").asText());
        @Nullable String name = Json.text(in, "name");
        @Nullable String description = Json.text(in, "description");
        attachment = name == null ? attachment : attachment.named(name);
        return description == null ? attachment : attachment.describedAs(description);
    }
}
