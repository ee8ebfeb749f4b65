// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.records;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A field that the people of this CRM have added to its records.
 *
 * @param name for programs
 * @param label for people
 * @param type text, number, boolean, date or choice
 * @param longest most characters of a text; 0 for other types
 * @param choices of a choice
 */
public record CustomField(String name, String label, String type, int longest, List<String> choices) {

    /** The records that have such fields. */
    public enum Kind {
        /** A contact. */
        CONTACT(List.of(
                choice("tier", "Tier", "bronze", "silver", "gold"),
                text("nickname", "Nickname", 40),
                plain("reach", "Reach", "number"),
                plain("vip", "VIP", "boolean"))),
        /** A case. */
        CASE(List.of(
                choice("priority", "Priority", "low", "normal", "high"),
                text("topic", "Topic", 80),
                plain("due", "Due", "date"))),
        /** A message. */
        MESSAGE(List.of(
                choice("mood", "Mood", "glad", "neutral", "angry"),
                text("language", "Language", 20),
                plain("order", "Order", "number")));

        private final List<CustomField> fields;

        Kind(List<CustomField> fields) {
            this.fields = fields;
        }

        /** {@return its fields} */
        public List<CustomField> fields() {
            return fields;
        }

        Optional<CustomField> field(String name) {
            return fields.stream().filter(field -> field.name().equals(name)).findFirst();
        }
    }

    /** Refuses what the field does not take; null empties it. */
    void check(JsonNode value) {
        boolean right = value.isNull()
                || switch (type) {
                    case "number" -> value.isNumber();
                    case "boolean" -> value.isBoolean();
                    case "date" -> value.isTextual() && isDay(value.textValue());
                    case "choice" -> choices.contains(value.asText());
                    default -> value.isTextual() && value.textValue().length() <= longest;
                };
        if (!right) {
            throw Refusal.invalid(name + " must be "
                    + switch (type) {
                        case "number" -> "a number";
                        case "boolean" -> "true or false";
                        case "date" -> "a day such as 2026-11-23";
                        case "choice" -> "one of " + String.join(", ", choices);
                        default -> "a text of at most " + longest + " characters";
                    }
                    + ".");
        }
    }

    private static boolean isDay(String text) {
        try {
            return LocalDate.parse(text).toString().equals(text);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static CustomField choice(String name, String label, String... choices) {
        return new CustomField(name, label, "choice", 0, List.of(choices));
    }

    private static CustomField text(String name, String label, int longest) {
        return new CustomField(name, label, "text", longest, List.of());
    }

    private static CustomField plain(String name, String label, String type) {
        return new CustomField(name, label, type, 0, List.of());
    }
}
