// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Set;

/** Reads the JSON object of a request whose names are all known, so that a slip of the pen does not mean something else. */
final class JsonBody {

    private static final int MOST_BYTES = 100_000;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonBody() {}

    /**
     * Reads a body; nothing at all is an empty object.
     *
     * @param shape a sentence that says what to send
     * @param names that may stand in it
     */
    static ObjectNode read(HttpServletRequest request, String shape, Set<String> names)
            throws IOException, BadInputException {
        byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new BadInputException("The body has more than " + MOST_BYTES + " bytes. " + shape);
        }
        if (new String(bytes, StandardCharsets.UTF_8).isBlank()) {
            return JSON.createObjectNode();
        }
        try {
            return object(JSON.readTree(bytes), shape, names);
        } catch (JacksonException | CharConversionException e) {
            throw new BadInputException(shape);
        }
    }

    /** An object whose names are all known. */
    static ObjectNode object(JsonNode node, String shape, Set<String> names) throws BadInputException {
        if (!(node instanceof ObjectNode object)) {
            throw new BadInputException(shape);
        }
        for (Iterator<String> given = object.fieldNames(); given.hasNext(); ) {
            if (!names.contains(given.next())) {
                throw new BadInputException(shape);
            }
        }
        return object;
    }
}
