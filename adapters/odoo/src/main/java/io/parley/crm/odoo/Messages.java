// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.model.Direction;
import io.parley.spi.SyncException;
import io.parley.spi.crm.BatchProgress;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.CrmWrite.PutMessage;
import io.parley.spi.crm.RemoveMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes messages and notes into cases, all as internal notes, of which no customer gets mail. */
final class Messages {

    private final OdooSession odoo;
    private final Rows rows;
    private final KnownCases cases;
    private final BatchProgress progress;
    private final Attempts attempts;
    private final RecordLoader loader;

    Messages(
            OdooSession odoo,
            Rows rows,
            KnownCases cases,
            BatchProgress progress,
            Attempts attempts,
            RecordLoader loader) {
        this.odoo = odoo;
        this.rows = rows;
        this.cases = cases;
        this.progress = progress;
        this.attempts = attempts;
        this.loader = loader;
    }

    /**
     * Writes what goes into cases.
     *
     * @param posting whether each new one is posted by a call of its own, so that Odoo tells those who follow notes
     */
    void write(List<CrmWrite> writes, boolean posting) throws SyncException, InterruptedException {
        Map<String, CrmRef> entries = entries(writes, posting);
        List<Row> made = new ArrayList<>();
        List<Row> changed = new ArrayList<>();
        Set<CrmRef> spokenIn = new LinkedHashSet<>();
        for (CrmWrite write : writes) {
            Optional<CrmRef> entry =
                    write.ref().or(() -> Optional.ofNullable(entries.get(OdooText.messageId(write.key()))));
            Optional<CrmRef> known = write.parents().get(0).ref();
            if (entry.isEmpty() && known.filter(cases::gone).isPresent()) {
                progress.failed(
                        write,
                        new SyncException.RecordGone("The case " + known.get().id()
                                + " is no longer in Odoo, or Parley's user may not see it any more."));
                continue;
            }
            try {
                if (entry.isPresent()) {
                    changed.add(rows.again(write, entry.get()));
                } else {
                    made.add(rows.of(write));
                    known.filter(one -> opens(write)).ifPresent(spokenIn::add);
                }
            } catch (SyncException.ItemRejected e) {
                progress.failed(write, e);
            }
        }
        cases.reopen(spokenIn);
        if (posting) {
            new Poster(odoo, progress, attempts).post(made);
        } else {
            NewMessages news = new NewMessages(odoo, loader);
            attempts.attempt(made.stream().map(Row::write).toList(), () -> news.load(made));
        }
        attempts.attempt(changed.stream().map(Row::write).toList(), () -> loader.change(changed));
    }

    /** What an earlier try may have left, by its message id; it is looked for only where there may be something. */
    private Map<String, CrmRef> entries(List<CrmWrite> writes, boolean posting)
            throws SyncException, InterruptedException {
        List<String> unknown = writes.stream()
                .filter(write -> write.ref().isEmpty())
                .filter(write -> posting || write.inDoubt() || isLater(write))
                .map(write -> OdooText.messageId(write.key()))
                .toList();
        Map<String, CrmRef> entries = new HashMap<>();
        if (!unknown.isEmpty()) {
            JsonNode found = odoo.read(
                    Models.MESSAGE,
                    "search_read",
                    Map.of("domain", List.of(List.of("message_id", "in", unknown)), "fields", List.of("message_id")));
            for (JsonNode entry : found) {
                if (entry.path("id").isIntegralNumber()) {
                    entries.put(
                            entry.path("message_id").asText(),
                            new CrmRef(Models.MESSAGE, entry.path("id").asText()));
                }
            }
        }
        return entries;
    }

    private static boolean isLater(CrmWrite write) {
        return write instanceof RemoveMessage || write instanceof PutMessage put && put.revision() > 1;
    }

    private static boolean opens(CrmWrite write) {
        return write instanceof PutMessage put && put.message().direction() == Direction.INBOUND && put.reopens();
    }
}
