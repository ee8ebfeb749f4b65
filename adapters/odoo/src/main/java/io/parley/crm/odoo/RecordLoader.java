// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.SyncException;
import io.parley.spi.crm.BatchProgress;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Writes many records of a model in one call of Odoo's import, under external ids made of our keys. */
final class RecordLoader {

    /** What makes Odoo's import create what is missing and leave what is there as people have made it. */
    static final Map<String, ?> CREATE_ONLY = Map.of("mode", "update", "noupdate", true);

    /** What makes it update the fields that it is given. */
    static final Map<String, ?> UPDATE = Map.of("mode", "init");

    private static final int MOST_ROUNDS = 3;

    private final OdooSession odoo;
    private final BatchProgress progress;

    RecordLoader(OdooSession odoo, BatchProgress progress) {
        this.odoo = odoo;
        this.progress = progress;
    }

    /** All or nothing: what Odoo names as wrong is left out, and the others are loaded again. */
    <W extends CrmWrite> void load(
            String model, Map<String, ?> mode, List<String> fields, List<W> writes, Function<W, List<String>> values)
            throws SyncException, InterruptedException {
        List<String> columns = Stream.concat(Stream.of("id"), fields.stream()).toList();
        List<W> open = new ArrayList<>(writes);
        for (int round = 0; round < MOST_ROUNDS && !open.isEmpty(); round++) {
            List<List<String>> rows = open.stream()
                    .map(write -> Stream.concat(
                                    Stream.of(OdooText.externalId(write.key())), values.apply(write).stream())
                            .toList())
                    .toList();
            JsonNode answer = odoo.change(model, "load", List.of(columns, rows), Models.quietly(mode));
            if (answer.path("ids").isArray()) {
                done(model, open, answer.path("ids"));
                return;
            }
            open.removeAll(refused(open, answer.path("messages")));
        }
        for (W write : open) {
            String reason = "Odoo refused too many other records of the same import";
            progress.failed(write, new SyncException.Transient(reason, false, null));
        }
    }

    private void done(String model, List<? extends CrmWrite> writes, JsonNode ids) throws SyncException {
        boolean whole = StreamSupport.stream(ids.spliterator(), false).allMatch(JsonNode::isIntegralNumber);
        if (ids.size() != writes.size() || !whole) {
            throw new SyncException.Transient("Odoo did not tell what became of each record", true, null);
        }
        for (int i = 0; i < writes.size(); i++) {
            progress.done(writes.get(i), new CrmRef(model, ids.get(i).asText()));
        }
    }

    private <W extends CrmWrite> List<W> refused(List<W> writes, JsonNode messages) throws SyncException {
        List<W> refused = new ArrayList<>();
        for (JsonNode message : messages) {
            int record = message.path("record").asInt(-1);
            if (message.path("type").asText().equals("error") && record >= 0 && record < writes.size()) {
                String words = OdooFault.words(message.path("message").asText());
                progress.failed(
                        writes.get(record), new SyncException.ItemRejected("Odoo refused this record: " + words));
                refused.add(writes.get(record));
            }
        }
        if (refused.isEmpty()) {
            String words = OdooFault.words(messages.path(0).path("message").asText());
            throw new SyncException.Transient("Odoo refused the records without saying which: " + words, false, null);
        }
        return refused;
    }
}
