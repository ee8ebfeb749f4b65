// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.parley.bench.contender.Composite;
import io.parley.bench.contender.CrmWords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The servers alone, with a client that does nothing but ask: what they could do for the fastest of contenders. */
@Tag("servers")
class ServersRun {

    private static final int MESSAGES = 50_000;
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path home;

    @Test
    void theServersAreFasterThanAnybody() throws IOException {
        int messages = Wish.messages(MESSAGES);
        Table table = new Table(
                "The servers alone",
                "A client on a bare socket, with everything prepared; the second of two passes.",
                "",
                "messages/s",
                "calls/s",
                "CPU s of the servers per 1,000 messages");
        try (Servers servers = new Servers(home, Wish.seed(), messages, 1)) {
            servers.release(messages, 0);
            List<byte[]> pages = new ArrayList<>();
            for (int pass = 1; pass <= 2; pass++) {
                double used = servers.cpuSeconds();
                long begin = System.nanoTime();
                pages = pages(servers, messages);
                if (pass == 2) {
                    row(table, "channel, pages of 80", servers, messages, pages.size(), begin, used);
                }
            }
            measure(table, servers, "CRM, 200 records a call", "/crm/batch", composites(pages, 200), messages);
            measure(table, servers, "CRM, 100 records a call", "/crm/batch", composites(pages, 100), messages);
            measure(table, servers, "CRM, 1 record a call", "/crm/record", records(pages), messages);
        }
        table.write("servers");
    }

    private static List<byte[]> pages(Servers servers, int messages) throws IOException {
        List<byte[]> pages = new ArrayList<>();
        try (BareClient client = new BareClient(servers.channelAddress())) {
            for (int after = 0; after < messages; after += 80) {
                pages.add(client.get("/channel/a0/events?after=" + after + "&limit=80"));
            }
        }
        return pages;
    }

    private static void measure(
            Table table, Servers servers, String title, String path, List<byte[]> bodies, int messages)
            throws IOException {
        for (int pass = 1; pass <= 2; pass++) {
            servers.reset();
            double used = servers.cpuSeconds();
            long begin = System.nanoTime();
            try (BareClient client = new BareClient(servers.crmAddresses().get(0))) {
                for (byte[] body : bodies) {
                    client.post(path, body);
                }
            }
            if (pass == 2) {
                row(table, title, servers, messages, bodies.size(), begin, used);
            }
        }
    }

    private static void row(
            Table table, String title, Servers servers, int messages, int calls, long begin, double used) {
        double seconds = (System.nanoTime() - begin) / 1e9;
        table.row(title, messages / seconds, calls / seconds, (servers.cpuSeconds() - used) * 1_000 / messages);
    }

    private static List<byte[]> composites(List<byte[]> pages, int most) throws IOException {
        List<byte[]> bodies = new ArrayList<>();
        Composite composite = new Composite(most);
        for (JsonNode event : events(pages)) {
            composite.add("a0", event);
            if (composite.full()) {
                bodies.add(JSON.writeValueAsBytes(composite.writes()));
                composite = new Composite(most);
            }
        }
        bodies.add(JSON.writeValueAsBytes(composite.writes()));
        return bodies;
    }

    private static List<byte[]> records(List<byte[]> pages) throws IOException {
        List<byte[]> bodies = new ArrayList<>();
        for (JsonNode event : events(pages)) {
            bodies.add(bytes(CrmWords.contact("a0", event)));
            bodies.add(bytes(CrmWords.conversation("a0", event)));
            bodies.add(bytes(CrmWords.message("a0", event)));
        }
        return bodies;
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<JsonNode> events(List<byte[]> pages) throws IOException {
        List<JsonNode> events = new ArrayList<>();
        for (byte[] page : pages) {
            JSON.readTree(page).path("events").forEach(events::add);
        }
        return events;
    }
}
