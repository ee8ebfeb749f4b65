// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import com.samskivert.mustache.Template;
import io.parley.internal.ops.Parked;
import io.parley.internal.ops.ParkedDetails;
import io.parley.internal.store.Cause;
import io.parley.internal.store.Decision;
import io.parley.internal.store.ParkedFilter;
import io.parley.internal.store.ParkedPosition;
import io.parley.internal.store.ParkedRow;
import io.parley.internal.store.Stage;
import io.parley.spi.crm.CrmRef;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was put aside, as people see it: the list and one by itself. */
final class ParkedPage {

    private static final int ROWS = 50;

    private final Parked parked;
    private final Template list = Templates.load("parked.html");
    private final Template details = Templates.load("parked-details.html");

    ParkedPage(Parked parked) {
        this.parked = parked;
    }

    String list(ParkedFilter filter, ParkedPosition before, String said) {
        List<ParkedRow> rows = parked.list(filter, before, ROWS);
        ParkedQuery query = new ParkedQuery(filter);
        Map<String, Object> holes = new HashMap<>();
        holes.put("all", parked.count(ParkedFilter.ALL));
        holes.put("meant", parked.count(filter));
        holes.put("filtered", !filter.equals(ParkedFilter.ALL));
        holes.put("said", said);
        holes.put("rows", rows.stream().map(ParkedPage::row).toList());
        holes.put("stages", options(Arrays.stream(Stage.values()).map(Stage::word), query.value("stage")));
        holes.put("causes", options(Arrays.stream(Cause.values()).map(Cause::name), query.value("cause")));
        for (String name : List.of("stage", "party", "cause", "q")) {
            holes.put(name, query.value(name));
        }
        holes.put("longestText", ParkedFilter.LONGEST_TEXT);
        holes.put("longestReason", Decision.LONGEST);
        holes.put("export", query.on("/api/v1/parked/export"));
        holes.put(
                "older",
                rows.size() < ROWS
                        ? ""
                        : query.with("before", rows.get(ROWS - 1).position()).on("/parked"));
        return list.execute(holes);
    }

    String details(ParkedDetails one) {
        ParkedRow row = one.row();
        Map<String, Object> holes = row(row);
        holes.put("all", parked.count(ParkedFilter.ALL));
        holes.put("key", row.key());
        holes.put("account", row.account());
        holes.put("target", Objects.requireNonNullElse(row.target(), ""));
        holes.put("text", row.text());
        holes.put("author", Objects.requireNonNullElse(one.author(), ""));
        holes.put("conversation", Objects.requireNonNullElse(one.conversation(), ""));
        holes.put("sentAt", one.sentAt() == null ? "" : Times.shown(one.sentAt()));
        holes.put("caseRecord", record(one.caseRecord()));
        holes.put("record", record(one.record()));
        holes.put("payload", Objects.requireNonNullElse(row.payload(), ""));
        holes.put("readable", row.id().stage() != Stage.INTAKE);
        holes.put("sendsAgain", row.id().stage() == Stage.REPLY && row.cause() == Cause.IN_DOUBT);
        holes.put("longestReason", Decision.LONGEST);
        return details.execute(holes);
    }

    private static Map<String, Object> row(ParkedRow row) {
        return new HashMap<>(Map.of(
                "id", row.id().toString(),
                "stage", row.id().stage().word(),
                "cause", row.cause().name(),
                "party", row.party(),
                "kind", row.kind(),
                "reason", row.reason(),
                "excerpt", Excerpts.of(row.text()),
                "at", Times.shown(row.at())));
    }

    private static List<Map<String, Object>> options(Stream<String> words, String chosen) {
        return words.map(word -> Map.<String, Object>of("word", word, "chosen", word.equals(chosen)))
                .toList();
    }

    private static String record(@Nullable CrmRef ref) {
        return ref == null ? "" : ref.type() + " " + ref.id();
    }
}
