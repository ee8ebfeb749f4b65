// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.parley.spi.Untrusted;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What visitors send, checked: everything in it is from outside. */
final class Said {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+");
    private static final int LONGEST_TEXT = 4_000;

    private Said() {}

    /** The first words of a conversation. */
    record Beginning(String name, String text, Optional<String> email, String clientMessageId) {

        /** Differs for different visitors, as far as that can be known, and is the same when one tries again. */
        String identity(String address) {
            return String.join("\0", address, clientMessageId, name, email.orElse(""), text);
        }
    }

    /** A further line. */
    record Line(String text, String clientMessageId) {}

    /** It is not as it should be; the message says what would be right. */
    static final class UnusableException extends Exception {

        private static final long serialVersionUID = 1L;

        UnusableException(String sentence) {
            super(sentence);
        }
    }

    static Beginning beginning(byte[] body) throws UnusableException {
        JsonNode document = object(body);
        Optional<String> email = optional(document, "email");
        if (email.isPresent()
                && (email.get().length() > 254 || !EMAIL.matcher(email.get()).matches())) {
            throw new UnusableException("email must be an address such as anna@example.org, or be left out.");
        }
        String name = required(document, "name", 100).replaceAll("\\s+", " ");
        return new Beginning(
                name, required(document, "text", LONGEST_TEXT), email, required(document, "clientMessageId", 100));
    }

    static Line line(byte[] body) throws UnusableException {
        JsonNode document = object(body);
        return new Line(required(document, "text", LONGEST_TEXT), required(document, "clientMessageId", 100));
    }

    private static JsonNode object(byte[] body) throws UnusableException {
        try {
            JsonNode document = JSON.readTree(body);
            if (document == null || !document.isObject()) {
                throw new UnusableException("The body must be a JSON object.");
            }
            return document;
        } catch (IOException e) {
            // Also what is no text at all in the charset that its first bytes announce.
            throw new UnusableException("The body is not JSON.");
        }
    }

    private static String required(JsonNode document, String field, int longest) throws UnusableException {
        String text = optional(document, field).orElse("");
        if (text.isEmpty() || text.length() > longest) {
            throw new UnusableException(field + " must be a text of 1 to " + longest + " characters.");
        }
        return text;
    }

    private static Optional<String> optional(JsonNode document, String field) throws UnusableException {
        JsonNode node = document.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isTextual()) {
            throw new UnusableException(field + " must be a text.");
        }
        String text = Untrusted.text(node.textValue(), Integer.MAX_VALUE);
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
