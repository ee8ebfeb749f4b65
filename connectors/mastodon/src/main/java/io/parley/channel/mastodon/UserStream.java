// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.parley.model.ExternalId;
import io.parley.spi.SyncException;
import io.parley.spi.channel.StreamListener;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiClients;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiSettings;
import io.parley.spi.http.EventListener;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;

/**
 * What the server tells the account at once (<a href="https://docs.joinmastodon.org/methods/streaming/">Streaming</a>). Large
 * servers have another host for it, which they name themselves.
 *
 * @param clients the door to other hosts of the server
 * @param client to the server
 * @param endpoint the server
 * @param token of the account
 */
record UserStream(ApiClients clients, ApiClient client, URI endpoint, String token) {

    /** Servers send a sign of life every 15 seconds. */
    private static final Duration MOST_SILENCE = Duration.ofSeconds(45);

    private static final int LARGEST_EVENT = 1_000_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    void listen(StreamListener listener) throws SyncException, InterruptedException {
        ApiClient streaming = clients.open(ApiSettings.endpoint(address(Server.of(client)))
                .bearer(token)
                .maxResponseBytes(LARGEST_EVENT)
                .build());
        try {
            streaming.listen(
                    ApiRequest.get("/api/v1/streaming/user").build(), MOST_SILENCE, new Events(listener, endpoint));
        } catch (SyncException.ItemRejected e) {
            throw new SyncException.RecordGone("This server has no server-sent events: " + e.getMessage());
        }
    }

    /** Where it is; RecordGone says that there is none to which the token may go. */
    URI address(Server server) throws SyncException.RecordGone {
        String named = server.streaming();
        if (named.isEmpty()) {
            return endpoint;
        }
        try {
            URI address = new URI(named.replaceFirst("(?i)^ws", "http"));
            if (!isOwn(address)) {
                throw new SyncException.RecordGone(
                        "The server names " + named + " for its stream, which is not its own");
            }
            return new URI(address.getScheme(), address.getAuthority(), null, null, null);
        } catch (URISyntaxException e) {
            throw new SyncException.RecordGone("The server names no address for its stream: " + named);
        }
    }

    /** The token goes to the server alone, and never less protected than to its endpoint. */
    private boolean isOwn(URI address) {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        String own = endpoint.getHost().toLowerCase(Locale.ROOT);
        return endpoint.getScheme().equalsIgnoreCase(address.getScheme())
                && (host.equals(own) || host.endsWith("." + own));
    }

    private record Events(StreamListener listener, URI endpoint) implements EventListener {

        @Override
        public void opened() {
            listener.connected();
        }

        @Override
        public void event(String name, String data) throws SyncException {
            switch (name) {
                case "notification", "notifications_merged", "conversation" -> listener.news();
                case "status.update" -> changed(json(data).path("id").asText());
                case "delete" -> changed(data.strip());
                default -> {
                    // The home timeline and announcements concern nobody here.
                }
            }
        }

        private void changed(String id) {
            if (!id.isEmpty()) {
                String server = endpoint.getHost().toLowerCase(Locale.ROOT);
                listener.changed(new ExternalId(MastodonConnector.CHANNEL, server, id));
            }
        }

        private static JsonNode json(String data) throws SyncException {
            try {
                return JSON.readTree(data);
            } catch (JsonProcessingException e) {
                throw new SyncException.Transient("The stream brings an event that is not JSON", false, e);
            }
        }
    }
}
