// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.internal.mapping.MappingException;
import io.parley.internal.mapping.MappingText;
import io.parley.internal.mapping.Part;
import io.parley.spi.SyncException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /api/v1/targets/{id}/…}: fields, mapping, preview, and applying a mapping to what was written before. */
public final class MappingRequests {

    private static final Pattern PATH = Pattern.compile("/targets/([^/]{1,100})/(fields|mapping|preview|reapply)");
    private static final int MOST_ROWS = 100;
    private static final String PREVIEW =
            "Send {\"mapping\": {…}, \"rows\": 20}: a mapping to try out, if not the one that is used, and most rows, from"
                    + " 1 to " + MOST_ROWS + ".";
    private static final String REAPPLY =
            "Send {\"since\": \"2026-01-31T12:00:00Z\", \"limit\": 10000} to look what would be different, then {\"id\": …}"
                    + " with the id of the answer to write it, or {\"id\": …, \"stop\": true} to end it.";

    private final TargetFields fields;

    /** Asks what is handed in. */
    public MappingRequests(TargetFields fields) {
        this.fields = fields;
    }

    static boolean serves(String path) {
        return PATH.matcher(path).matches();
    }

    void answer(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches() || !fields.serves(matcher.group(1))) {
            Answers.error(response, 404, "There is no such target, or its adapter takes no mapping.");
            return;
        }
        String target = matcher.group(1);
        try {
            switch (request.getMethod() + " " + matcher.group(2)) {
                case "GET fields" -> Answers.json(response, 200, MappingJson.write(fields.fields(target)));
                case "GET mapping" -> Answers.json(response, 200, MappingJson.write(fields.mapping(target)));
                case "PUT mapping" -> save(target, request, response);
                case "POST preview" -> preview(target, request, response);
                case "GET reapply" -> progress(target, response);
                case "POST reapply" -> reapply(target, request, response);
                default -> Answers.error(response, 405, "This address does not answer " + request.getMethod() + ".");
            }
        } catch (BadInputException e) {
            Answers.error(response, 400, e.getMessage());
        } catch (MappingException e) {
            Answers.error(response, 422, e.getMessage());
        } catch (SyncException.Permanent e) {
            Answers.error(response, 409, e.getMessage());
        } catch (SyncException e) {
            Answers.error(response, 503, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Answers.error(response, 503, "The agent is stopping.");
        }
    }

    private void save(String target, HttpServletRequest request, HttpServletResponse response)
            throws IOException, BadInputException, MappingException, InterruptedException {
        MappingText text = MappingJson.read(JsonBody.read(request, MappingJson.SHAPE, Set.copyOf(Part.attributes())));
        boolean checked = fields.save(target, text);
        Answers.json(response, checked ? 200 : 202, MappingJson.write(text));
    }

    private void preview(String target, HttpServletRequest request, HttpServletResponse response)
            throws IOException, BadInputException, MappingException, SyncException, InterruptedException {
        ObjectNode body = JsonBody.read(request, PREVIEW, Set.of("mapping", "rows"));
        int rows = body.path("rows").asInt(20);
        if (rows < 1
                || rows > MOST_ROWS
                || body.has("rows") && !body.path("rows").isInt()) {
            throw new BadInputException(PREVIEW);
        }
        Optional<MappingText> draft =
                body.has("mapping") ? Optional.of(MappingJson.read(body.path("mapping"))) : Optional.empty();
        Answers.json(response, 200, MappingJson.write(fields.preview(target, draft, rows)));
    }

    private void progress(String target, HttpServletResponse response) throws IOException {
        Optional<ObjectNode> progress = fields.progress(target);
        if (progress.isPresent()) {
            Answers.json(response, 200, progress.get());
        } else {
            Answers.error(response, 404, "No mapping was ever applied anew to this target.");
        }
    }

    private void reapply(String target, HttpServletRequest request, HttpServletResponse response)
            throws IOException, BadInputException, SyncException {
        ObjectNode body = JsonBody.read(request, REAPPLY, Set.of("since", "limit", "id", "stop"));
        if (!body.has("id")) {
            Answers.json(response, 202, fields.look(target, since(body), limit(body)));
            return;
        }
        String id = body.path("id").asText();
        Optional<ObjectNode> changed =
                body.path("stop").asBoolean() ? fields.stop(target, id) : fields.write(target, id);
        if (changed.isPresent()) {
            Answers.json(response, 202, changed.get());
        } else {
            Answers.error(response, 409, "Nothing of this id waits for that; GET says how far it is.");
        }
    }

    private static Instant since(ObjectNode body) throws BadInputException {
        try {
            return body.has("since") ? Instant.parse(body.path("since").asText()) : Instant.EPOCH;
        } catch (DateTimeParseException e) {
            throw new BadInputException(REAPPLY);
        }
    }

    private static long limit(ObjectNode body) throws BadInputException {
        long limit = body.path("limit").asLong(Long.MAX_VALUE);
        if (limit < 1 || body.has("limit") && !body.path("limit").isIntegralNumber()) {
            throw new BadInputException(REAPPLY);
        }
        return limit;
    }
}
