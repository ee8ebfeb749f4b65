// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** What is sent as the body of a call. */
public final class Document {

    private static final JsonMapper JSON = new JsonMapper();

    private Document() {}

    /** {@return an object} */
    public static JsonNode read(byte[] body) throws RefusedException {
        try {
            JsonNode document = JSON.readTree(body);
            if (document != null && document.isObject()) {
                return document;
            }
        } catch (IOException e) {
            // Also what is no text at all in the charset that its first bytes announce.
            throw RefusedException.unusable("The body is not JSON.");
        }
        throw RefusedException.unusable("The body must be a JSON object.");
    }
}
