// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.SyncException;
import io.parley.spi.Untrusted;
import io.parley.spi.http.ApiResponse;
import io.parley.spi.http.StatusRow;
import java.util.Optional;
import java.util.Set;

/** What Odoo's errors mean: those inside answers, which come with status 200, and statuses of what is not Odoo. */
final class OdooFault {

    static final String NEW_KEY = "make a new key as that user under Preferences > Account Security > New API Key, and"
            + " put it into .apiKey.";

    /** The database refused a change that met another one; it was rolled back. */
    private static final Set<String> COLLISIONS = Set.of(
            "psycopg2.errors.SerializationFailure",
            "psycopg2.errors.LockNotAvailable",
            "psycopg2.errors.DeadlockDetected",
            "odoo.exceptions.ConcurrencyError");

    private static final Set<Integer> NOT_ODOO = Set.of(301, 302, 303, 307, 308, 400, 403, 404, 405, 410);

    private OdooFault() {}

    static StatusRow elsewhere(String endpoint) {
        return (ApiResponse response) -> NOT_ODOO.contains(response.status())
                ? Optional.of(new SyncException.Permanent("No Odoo server answers at " + endpoint + " (status "
                        + response.status() + "); endpoint must be the address to which the browser leads, such as"
                        + " https://example.odoo.com. Odoo has JSON-2 from version 19 on, and nothing else from 22 on:"
                        + " see api in the configuration."))
                : Optional.empty();
    }

    /** What JSON-2 says beside a status. */
    static Optional<SyncException> told(ApiResponse response) {
        try {
            JsonNode error = response.json();
            return error.path("name").isTextual()
                    ? Optional.of(meaningOf(
                            error.path("name").asText(), error.path("message").asText()))
                    : Optional.empty();
        } catch (SyncException.Transient e) {
            return Optional.empty();
        }
    }

    static SyncException meaningOf(String name, String message) {
        String words = words(message);
        if (COLLISIONS.contains(name)) {
            return new SyncException.Transient("Odoo was busy with the same record: " + words, false, null);
        }
        return switch (name) {
            case "odoo.exceptions.AccessDenied", "werkzeug.exceptions.Unauthorized" ->
                new SyncException.AuthExpired("Odoo refused the API key (" + words + "); " + NEW_KEY);
            case "odoo.exceptions.AccessError" ->
                new SyncException.ItemRejected("Odoo does not let its user do this; give it Sales: User: All Documents"
                        + " and Contact Creation. Odoo says: " + words);
            case "odoo.exceptions.MissingError" ->
                new SyncException.RecordGone("The record is no longer in Odoo: " + words);
            case "odoo.exceptions.UserError",
                    "odoo.exceptions.ValidationError",
                    "odoo.exceptions.RedirectWarning",
                    "builtins.ValueError",
                    "werkzeug.exceptions.NotFound",
                    "werkzeug.exceptions.UnprocessableEntity",
                    "psycopg2.IntegrityError",
                    "psycopg2.errors.UniqueViolation",
                    "psycopg2.errors.ForeignKeyViolation",
                    "psycopg2.errors.NotNullViolation",
                    "psycopg2.errors.CheckViolation" -> new SyncException.ItemRejected("Odoo refused it: " + words);
            default -> new SyncException.Transient("Odoo failed (" + words(name) + "): " + words, true, null);
        };
    }

    /** What Odoo says, fit for a line of a page or a log. */
    static String words(String text) {
        return Untrusted.line(text, 300);
    }
}
