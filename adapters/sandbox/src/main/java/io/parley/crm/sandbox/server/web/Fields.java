// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.sandbox.server.records.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object, each within its bounds. */
public final class Fields {

    private static final int LONGEST_LINK = 4_000;

    private final JsonNode json;

    /** Of an object. */
    public Fields(JsonNode json) {
        this.json = json;
    }

    /** A number of a record as it stands in texts. */
    public static Optional<Long> number(String text) {
        return text.matches("\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    /** {@return what is there as it is} */
    public JsonNode node(String name) {
        return json.path(name);
    }

    /** {@return all of them} */
    public JsonNode all() {
        return json;
    }

    /** The fields of an object inside. */
    public Fields inside(String name) {
        return new Fields(json.path(name));
    }

    /** Whether the field is there, even if it is null. */
    public boolean has(String name) {
        return json.has(name);
    }

    /** A text that must be there and must not be blank. */
    public String text(String name, int most) {
        String text = optional(name, most);
        if (text == null || text.isBlank()) {
            throw Refusal.invalid(name + " must be a text of 1 to " + most + " characters.");
        }
        return text;
    }

    /** A text that may be missing; null and blank are the same as missing. */
    public @Nullable String optional(String name, int most) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual() || value.textValue().length() > most) {
            throw Refusal.invalid(name + " must be a text of at most " + most + " characters.");
        }
        return value.textValue().isBlank() ? null : value.textValue();
    }

    /** A link for people; one that is no web address is left out rather than refused. */
    public @Nullable String link(String name) {
        String text = json.path(name).asText("");
        return text.length() <= LONGEST_LINK ? Links.safe(text).orElse(null) : null;
    }

    /** True or false; must be there. */
    public boolean flag(String name) {
        if (!json.path(name).isBoolean()) {
            throw Refusal.invalid(name + " must be true or false.");
        }
        return json.path(name).booleanValue();
    }

    /** A whole number; must be there. */
    public long whole(String name, long least) {
        JsonNode value = json.path(name);
        if (!value.canConvertToExactIntegral() || !value.canConvertToLong() || value.longValue() < least) {
            throw Refusal.invalid(name + " must be a whole number from " + least + " on.");
        }
        return value.longValue();
    }

    /** The id of a record, as text or as number; must be there. */
    public long id(String name) {
        return optionalId(name)
                .orElseThrow(() -> Refusal.invalid(name + " must be the id of a record, such as \"12\"."));
    }

    /** The id of a record, as text or as number; may be missing. */
    public Optional<Long> optionalId(String name) {
        JsonNode value = json.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        Optional<Long> id = value.isTextual() || value.isIntegralNumber() ? number(value.asText()) : Optional.empty();
        if (id.isEmpty()) {
            throw Refusal.invalid(name + " must be the id of a record, such as \"12\".");
        }
        return id;
    }

    /** A moment; must be there. */
    public Instant instant(String name) {
        try {
            return Times.parse(json.path(name).asText());
        } catch (DateTimeException e) {
            throw Refusal.invalid(name + " must be a time such as 2026-01-31T12:00:00Z.");
        }
    }
}
