// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.parley.model.ExternalId;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the codecs of the model share. The stored form is this file's and its neighbours' alone. */
final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final JsonMapper MAPPER = new JsonMapper(FACTORY);

    private Json() {}

    /** Writes one document. */
    @FunctionalInterface
    interface Fields {

        void into(JsonGenerator out) throws IOException;
    }

    static String object(Fields fields) {
        return written(out -> {
            out.writeStartObject();
            fields.into(out);
            out.writeEndObject();
        });
    }

    static String array(Fields elements) {
        return written(out -> {
            out.writeStartArray();
            elements.into(out);
            out.writeEndArray();
        });
    }

    private static String written(Fields document) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            document.into(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static JsonNode tree(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads one document. */
    @FunctionalInterface
    interface Reading<T> {

        T from(JsonParser in) throws IOException;
    }

    /** Reads an object, from behind its beginning. */
    static <T> T read(String text, Reading<T> reading) {
        try (JsonParser in = MAPPER.createParser(text)) {
            in.nextToken();
            return reading.from(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ExternalId nextId(JsonParser in) throws IOException {
        in.nextToken();
        ExternalId id = new ExternalId(nextText(in), nextText(in), nextText(in));
        in.nextToken();
        return id;
    }

    static String nextText(JsonParser in) throws IOException {
        @Nullable String text = in.nextTextValue();
        if (text == null) {
            throw new JsonParseException(in, "a text is missing");
        }
        return text;
    }

    static JsonNode nextTree(JsonParser in) throws IOException {
        in.nextToken();
        return in.readValueAsTree();
    }

    static void id(JsonGenerator out, String name, ExternalId id) throws IOException {
        out.writeArrayFieldStart(name);
        out.writeString(id.channel());
        out.writeString(id.realm());
        out.writeString(id.id());
        out.writeEndArray();
    }

    static ExternalId id(JsonNode array) {
        return new ExternalId(
                array.path(0).asText(), array.path(1).asText(), array.path(2).asText());
    }

    static void optional(JsonGenerator out, String name, Optional<?> value) throws IOException {
        if (value.isPresent()) {
            out.writeStringField(name, value.get().toString());
        }
    }

    static @Nullable String text(JsonNode parent, String name) {
        JsonNode node = parent.get(name);
        return node == null ? null : node.asText();
    }

    static @Nullable URI uri(JsonNode parent, String name) {
        String text = text(parent, name);
        return text == null ? null : URI.create(text);
    }

    static @Nullable Instant time(JsonNode parent, String name) {
        String text = text(parent, name);
        return text == null ? null : Instant.parse(text);
    }

    static void map(JsonGenerator out, String name, Map<String, String> values) throws IOException {
        if (!values.isEmpty()) {
            out.writeObjectFieldStart(name);
            for (Map.Entry<String, String> entry : new TreeMap<>(values).entrySet()) {
                out.writeStringField(entry.getKey(), entry.getValue());
            }
            out.writeEndObject();
        }
    }
}
