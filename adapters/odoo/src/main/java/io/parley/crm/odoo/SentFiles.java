// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.model.Attachment;
import io.parley.spi.SyncException;
import io.parley.spi.Untrusted;
import io.parley.spi.http.ApiRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Files of answers, under links that whoever has them can open without a login. */
final class SentFiles {

    private static final String MODEL = "ir.attachment";
    private static final String UNKNOWN_TYPE = "application/octet-stream";

    private SentFiles() {}

    /** {@return those of these files that are there, by their ids} */
    static Map<Long, Attachment> look(OdooSession odoo, URI endpoint, Collection<Long> wanted)
            throws SyncException, InterruptedException {
        Map<Long, Attachment> files = new HashMap<>();
        if (wanted.isEmpty()) {
            return files;
        }
        JsonNode there = odoo.read(
                MODEL,
                "search_read",
                Map.of("domain", List.of(List.of("id", "in", wanted)), "fields", List.of("name", "mimetype")));
        List<Long> ids = new ArrayList<>();
        there.forEach(file -> ids.add(file.path("id").asLong()));
        JsonNode tokens = odoo.read(MODEL, "generate_access_token", ids, Map.of());
        if (tokens.size() != ids.size()) {
            throw new SyncException.Transient("Odoo did not tell how each file can be opened", false, null);
        }
        for (int i = 0; i < ids.size(); i++) {
            String token = tokens.get(i).asText();
            URI link =
                    URI.create(endpoint + "/web/content/" + ids.get(i) + "?access_token=" + ApiRequest.encode(token));
            files.put(ids.get(i), file(link, there.get(i)));
        }
        return files;
    }

    private static Attachment file(URI link, JsonNode file) {
        String type = Untrusted.line(file, "mimetype", 127);
        String name = Untrusted.line(file, "name", 255);
        Attachment attachment = Attachment.of(link, type.contains("/") ? type : UNKNOWN_TYPE);
        return name.isEmpty() ? attachment : attachment.named(name);
    }
}
