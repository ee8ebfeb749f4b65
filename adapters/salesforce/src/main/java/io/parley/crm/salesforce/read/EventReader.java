// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.salesforce.mode.Mode;
import io.parley.crm.salesforce.org.Composite;
import io.parley.spi.Cursor;
import io.parley.spi.HtmlText;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmEvent;
import io.parley.spi.crm.EventPage;
import io.parley.spi.crm.EventRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads what people did, with one call a look. */
public final class EventReader {

    private static final int MOST_UNSEEN = 60;
    private static final int MOST_REMEMBERED = 120;

    private final Composite composite;
    private final List<Stream> streams;

    /**
     * Reads in an org.
     *
     * @param mode how Parley writes
     * @param user the id of the user as whom it does
     * @param sources where answers are written: comment, feed, post
     * @param html reads what is formatted
     */
    public EventReader(Composite composite, Mode mode, String user, Set<String> sources, HtmlText html) {
        this.composite = composite;
        this.streams = Streams.of(mode, user, sources, html);
    }

    private record Happened(Instant stamp, CrmEvent event) {}

    /** {@return what happened behind a cursor} */
    public EventPage read(EventRequest request) throws SyncException, InterruptedException {
        Instant since = request.since().truncatedTo(ChronoUnit.SECONDS);
        JsonNode kept = request.after().map(Cursor::tree).orElse(MissingNode.getInstance());
        int unseen = Math.max(1, Math.min(request.limit() / streams.size(), MOST_UNSEEN));
        int remembered = MOST_REMEMBERED / streams.size();
        List<Position> positions = new ArrayList<>();
        List<ObjectNode> queries = new ArrayList<>();
        for (Stream stream : streams) {
            Position position = Position.read(kept.path(stream.name()), since);
            positions.add(position);
            queries.add(composite.query(stream.soql() + " AND " + position.clause(unseen), true));
        }
        List<JsonNode> answers = composite.send(queries);
        List<Happened> happened = new ArrayList<>();
        ObjectNode next = JsonNodeFactory.instance.objectNode();
        boolean more = false;
        for (int i = 0; i < streams.size(); i++) {
            List<Position.Row> rows = new ArrayList<>();
            for (JsonNode json : Composite.found(answers.get(i))) {
                rows.add(RecordEvents.row(json));
            }
            for (Position.Row row : positions.get(i).unseen(rows)) {
                Optional<CrmEvent> event = streams.get(i).reading().of(row.json(), since);
                event.ifPresent(known -> happened.add(new Happened(row.stamp(), known)));
            }
            boolean full = rows.size() >= positions.get(i).limit(unseen);
            next.set(
                    streams.get(i).name(),
                    positions.get(i).behind(rows, full, remembered).json());
            more |= full;
        }
        happened.sort(Comparator.comparing(Happened::stamp));
        return new EventPage(happened.stream().map(Happened::event).toList(), Cursor.of(next), more);
    }
}
