// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.model.SocialProfile;
import io.parley.spi.SyncException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.Optional;

/** {@code POST /api/v1/profiles}: brings a person into the CRM who has not written. */
public final class ProfileRequests {

    private static final int MOST_BYTES = 10_000;
    private static final int LONGEST_HANDLE = 500;
    private static final String SHAPE =
            "Send {\"account\": …, \"handle\": …}: a configured account that can look people"
                    + " up, and the person's handle on its channel.";

    private final JsonMapper json = new JsonMapper();
    private final PeopleFinder finder;

    /** Decides by what is handed in. */
    public ProfileRequests(PeopleFinder finder) {
        this.finder = finder;
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonNode wish = body(request);
        String account = wish.path("account").asText("");
        String handle = wish.path("handle").asText("").strip();
        if (account.isEmpty() || handle.isEmpty() || handle.length() > LONGEST_HANDLE || !finder.finds(account)) {
            Answers.error(response, 400, SHAPE);
            return;
        }
        try {
            Optional<SocialProfile> found = finder.find(account, handle);
            if (found.isPresent()) {
                Answers.json(response, 200, shown(found.get()));
            } else {
                Answers.error(response, 404, "The channel knows nobody of this handle.");
            }
        } catch (SyncException e) {
            Answers.error(response, 503, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Answers.error(response, 503, "The agent is stopping.");
        }
    }

    private JsonNode body(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES);
        try {
            return json.readTree(bytes);
        } catch (JacksonException | CharConversionException e) {
            return json.missingNode();
        }
    }

    private ObjectNode shown(SocialProfile profile) {
        ObjectNode node = json.createObjectNode()
                .put("key", profile.id().key())
                .put("channel", profile.id().channel())
                .put("name", profile.displayName())
                .put("handle", profile.handle().orElse(null))
                .put("page", profile.page().map(Object::toString).orElse(null))
                .put("bio", profile.bio().orElse(null));
        profile.followers().ifPresent(count -> node.put("followers", count));
        profile.following().ifPresent(count -> node.put("following", count));
        return node;
    }
}
