// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.internal.ops.Parked;
import io.parley.internal.store.Cause;
import io.parley.internal.store.Decision;
import io.parley.internal.store.ParkedFilter;
import io.parley.internal.store.ParkedPosition;
import io.parley.internal.store.Stage;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what people and scripts say about what was put aside: which is meant, how much to show, why to drop it. */
final class ParkedWishes {

    private static final String FILTER =
            "A filter is an object of stage, party, cause and q; each of them is a text and" + " may be left out.";
    private static final String WHY = "Say why, as reason of 1 to " + Decision.LONGEST + " characters.";
    private static final int USUAL_LIMIT = 50;

    private ParkedWishes() {}

    /** The filter in the parameters of a request; what is empty is left out. */
    static ParkedFilter filter(HttpServletRequest request) throws BadInputException {
        return filter(
                request.getParameter("stage"),
                request.getParameter("party"),
                request.getParameter("cause"),
                request.getParameter("q"));
    }

    /** The filter in a body. */
    static ParkedFilter filter(JsonNode node) throws BadInputException {
        ObjectNode filter = JsonBody.object(node, FILTER, Set.of("stage", "party", "cause", "q"));
        for (JsonNode value : filter) {
            if (!value.isTextual() || value.asText().isEmpty()) {
                throw new BadInputException(FILTER);
            }
        }
        return filter(
                filter.path("stage").asText(),
                filter.path("party").asText(),
                filter.path("cause").asText(),
                filter.path("q").asText());
    }

    static int limit(HttpServletRequest request) throws BadInputException {
        String text = request.getParameter("limit");
        if (text == null) {
            return USUAL_LIMIT;
        }
        int limit = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > Parked.MOST) {
            throw new BadInputException("limit must be from 1 to " + Parked.MOST + ".");
        }
        return limit;
    }

    static ParkedPosition before(HttpServletRequest request) throws BadInputException {
        String text = request.getParameter("before");
        return text == null || text.isEmpty()
                ? ParkedPosition.START
                : ParkedPosition.parse(text)
                        .orElseThrow(() -> new BadInputException("before is the next of the page before this one."));
    }

    static Decision decision(@Nullable String reason) throws BadInputException {
        if (reason == null || reason.isBlank() || reason.strip().length() > Decision.LONGEST) {
            throw new BadInputException(WHY);
        }
        return new Decision(reason);
    }

    static Decision decision(JsonNode reason) throws BadInputException {
        return decision(reason.isTextual() ? reason.asText() : null);
    }

    private static ParkedFilter filter(
            @Nullable String stage, @Nullable String party, @Nullable String cause, @Nullable String text)
            throws BadInputException {
        @Nullable String sought = given(text);
        if (sought != null && !ParkedFilter.searchable(sought)) {
            throw new BadInputException("q is a text of at most " + ParkedFilter.LONGEST_TEXT + " characters.");
        }
        return new ParkedFilter(stage(given(stage)), given(party), cause(given(cause)), sought);
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isEmpty() ? null : value;
    }

    private static @Nullable Stage stage(@Nullable String word) throws BadInputException {
        for (Stage stage : Stage.values()) {
            if (stage.word().equals(word)) {
                return stage;
            }
        }
        if (word != null) {
            throw new BadInputException(
                    "stage is one of " + all(Arrays.stream(Stage.values()).map(Stage::word)) + ".");
        }
        return null;
    }

    private static @Nullable Cause cause(@Nullable String name) throws BadInputException {
        for (Cause cause : Cause.values()) {
            if (cause.name().equals(name)) {
                return cause;
            }
        }
        if (name != null) {
            throw new BadInputException(
                    "cause is one of " + all(Arrays.stream(Cause.values()).map(Cause::name)) + ".");
        }
        return null;
    }

    private static String all(Stream<String> words) {
        return words.collect(Collectors.joining(", "));
    }
}
