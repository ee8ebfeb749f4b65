// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import io.parley.spi.SyncException;
import io.parley.spi.http.ApiResponse;
import java.time.Instant;
import java.time.InstantSource;

/** What a status means where the vendor does not say otherwise; the table stands in {@code ApiClient}. */
final class StatusTable {

    private final InstantSource clock;

    StatusTable(InstantSource clock) {
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    SyncException meaningOf(ApiResponse response, String host, boolean writing) {
        int status = response.status();
        return switch (status) {
            case 401 ->
                new SyncException.AuthExpired(
                        host + " refused the credentials (status 401); put valid ones into the configuration");
            case 404, 410 -> new SyncException.RecordGone(host + " does not have it (status " + status + ")");
            case 301, 302, 303, 307, 308 ->
                new SyncException.Permanent(host + " answers from another address (status " + status + "): "
                        + response.header("Location").orElse("it does not say which")
                        + "; put the address to which it leads into the configuration");
            case 408 ->
                new SyncException.Transient(host + " waited too long for the request (status 408)", false, null);
            default ->
                status >= 500
                        ? new SyncException.Transient(host + " failed (status " + status + ")", writing, null)
                        : new SyncException.ItemRejected(
                                host + " refused the request (status " + status + "): " + excerpt(response));
        };
    }

    private static String excerpt(ApiResponse response) {
        String text = response.text().replaceAll("\\p{Cntrl}+", " ").strip();
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }
}
