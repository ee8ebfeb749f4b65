// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox;

import io.parley.spi.SyncException;
import io.parley.spi.http.ApiResponse;
import io.parley.spi.http.StatusRow;
import java.net.URI;
import java.util.Optional;

/**
 * What answers at the door mean. While an agent starts, its other pages answer under this address before the sandbox CRM
 * does; that is a reason to wait, not to give up credentials or items.
 */
final class DoorStatus implements StatusRow {

    private static final String MARK = "Parley-Crm";

    private final URI endpoint;

    DoorStatus(URI endpoint) {
        this.endpoint = endpoint;
    }

    @Override
    public Optional<SyncException> meaningOf(ApiResponse response) {
        if (!response.header(MARK).filter("sandbox"::equals).isPresent()) {
            return Optional.of(new SyncException.Transient(
                    "No sandbox CRM answers at " + endpoint + " (status " + response.status()
                            + "). If it does not come within a minute, check the endpoint; empty means this agent.",
                    response.status() >= 500,
                    null));
        }
        return switch (response.status()) {
            case 401 ->
                Optional.of(new SyncException.AuthExpired(
                        "The sandbox CRM at " + endpoint + " refused the token. For the one of"
                                + " this agent the configuration says \".token\": \"$[secret:sandbox-token]\"."));
            case 404, 405 ->
                Optional.of(new SyncException.Permanent("The sandbox CRM has no door at " + endpoint
                        + "; the endpoint must end in /crm/sync, or be empty for this agent."));
            default -> Optional.empty();
        };
    }
}
