// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.channel.webchat.files.VisitorFiles;
import io.parley.channel.webchat.web.RefusedException;
import io.parley.spi.Untrusted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What visitors send, checked: everything in it is from outside. */
final class Said {

    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+");
    private static final int LONGEST_TEXT = 4_000;
    static final int MOST_STARS = 5;

    private Said() {}

    /** The first words of a conversation. */
    record Beginning(
            String name, String text, Optional<String> email, String clientMessageId, Optional<String> language) {

        /** Differs for different visitors, as far as that can be known, and is the same when one tries again. */
        String identity(String address) {
            return String.join("\0", address, clientMessageId, name, email.orElse(""), text);
        }
    }

    /** A further line, with the ids of files that belong to it. */
    record Line(String text, String clientMessageId, List<String> files) {}

    /** How content somebody is. */
    record Verdict(int stars, String text) {}

    static Beginning beginning(JsonNode document) throws RefusedException {
        Optional<String> email = optional(document, "email");
        if (email.isPresent()
                && (email.get().length() > 254 || !EMAIL.matcher(email.get()).matches())) {
            throw RefusedException.unusable("email must be an address such as anna@example.org, or be left out.");
        }
        String name = required(document, "name", 100).replaceAll("\\s+", " ");
        return new Beginning(
                name,
                required(document, "text", LONGEST_TEXT),
                email,
                required(document, "clientMessageId", 100),
                Optional.ofNullable(Untrusted.language(document.path("language").textValue())));
    }

    static Line line(JsonNode document) throws RefusedException {
        List<String> files = files(document.path("attachments"));
        String text = files.isEmpty() ? required(document, "text", LONGEST_TEXT) : remark(document);
        return new Line(text, required(document, "clientMessageId", 100), files);
    }

    static Verdict verdict(JsonNode document) throws RefusedException {
        JsonNode stars = document.path("stars");
        if (!stars.isInt() || stars.intValue() < 1 || stars.intValue() > MOST_STARS) {
            throw RefusedException.unusable("stars must be a number from 1 to " + MOST_STARS + ".");
        }
        return new Verdict(stars.intValue(), remark(document));
    }

    private static List<String> files(JsonNode ids) throws RefusedException {
        List<String> files = new ArrayList<>();
        for (JsonNode id : ids) {
            files.add(id.asText());
        }
        if (files.size() > VisitorFiles.MOST) {
            throw RefusedException.unusable("attachments may name " + VisitorFiles.MOST + " files.");
        }
        return files;
    }

    private static String remark(JsonNode document) throws RefusedException {
        boolean said = optional(document, "text").isPresent();
        return said ? required(document, "text", LONGEST_TEXT) : "";
    }

    private static String required(JsonNode document, String field, int longest) throws RefusedException {
        String text = optional(document, field).orElse("");
        if (text.isEmpty() || text.length() > longest) {
            throw RefusedException.unusable(field + " must be a text of 1 to " + longest + " characters.");
        }
        return text;
    }

    private static Optional<String> optional(JsonNode document, String field) throws RefusedException {
        JsonNode node = document.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!node.isTextual()) {
            throw RefusedException.unusable(field + " must be a text.");
        }
        String text = Untrusted.text(node.textValue(), Integer.MAX_VALUE);
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
