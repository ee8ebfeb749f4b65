// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.org;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.SyncException;
import io.parley.spi.Untrusted;
import io.parley.spi.http.ApiResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What Salesforce's error codes mean. */
public final class Refusals {

    private static final Duration QUOTA_PAUSE = Duration.ofHours(1);

    private Refusals() {}

    /** {@return the first error's code: records have a statusCode, requests an errorCode} */
    public static String code(JsonNode errors) {
        JsonNode first = errors.path(0);
        return first.path("statusCode").asText(first.path("errorCode").asText());
    }

    /** {@return what a refused record or part of a call means} */
    public static SyncException meaningOf(JsonNode errors) {
        String code = code(errors);
        String words =
                Untrusted.text(errors.path(0).path("message").asText("no reason given"), 300) + " (" + code + ")";
        return switch (code) {
            case "" -> new SyncException.Transient("Salesforce did not tell what became of it", true, null);
            case "UNABLE_TO_LOCK_ROW", "QUERY_TIMEOUT", "SERVER_UNAVAILABLE", "PROCESSING_HALTED" ->
                new SyncException.Transient("Salesforce is busy: " + words, false, null);
            case "REQUEST_LIMIT_EXCEEDED" ->
                new SyncException.RateLimited(
                        "The Salesforce org has used up its API requests: " + words,
                        Instant.now().plus(QUOTA_PAUSE));
            case "ENTITY_IS_DELETED", "NOT_FOUND" ->
                new SyncException.RecordGone("Salesforce no longer has the record: " + words);
            case "DUPLICATES_DETECTED" ->
                new SyncException.ItemRejected(
                        "Salesforce refused it as a duplicate of " + duplicates(errors) + ": " + words);
            default -> new SyncException.ItemRejected("Salesforce refused it: " + words);
        };
    }

    /** {@return ids of the records that Salesforce's own rules took for the same; one request alone has the key misspelt} */
    private static String duplicates(JsonNode errors) {
        Set<String> ids = new TreeSet<>();
        for (String key : List.of("duplicateResult", "duplicateResut")) {
            for (JsonNode match : errors.path(0).path(key).path("matchResults")) {
                match.path("matchRecords")
                        .forEach(record -> ids.add(
                                Untrusted.line(record.path("record").path("Id").asText(), 18)));
            }
        }
        return ids.isEmpty() ? "another record" : String.join(", ", ids);
    }

    /** {@return what a refused call means; every address that is called exists in a well configured org} */
    public static Optional<SyncException> meaningOf(ApiResponse response) {
        return switch (response.status()) {
            case 403 -> Optional.of(forbidden(response));
            case 404, 410 ->
                Optional.of(new SyncException.Permanent("Salesforce has no such API at this address (status "
                        + response.status() + "). Check endpoint and apiVersion."));
            default -> Optional.empty();
        };
    }

    private static SyncException forbidden(ApiResponse response) {
        try {
            return new SyncException.Permanent(meaningOf(response.json()).getMessage()
                    + ". Let the app's Run As user have API access and the permission set Parley.");
        } catch (SyncException.Transient notJson) {
            return notJson;
        }
    }
}
