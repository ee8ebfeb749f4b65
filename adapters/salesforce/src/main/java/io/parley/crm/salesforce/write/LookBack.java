// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.salesforce.mode.Json;
import io.parley.crm.salesforce.mode.Mode;
import io.parley.crm.salesforce.mode.Words;
import io.parley.crm.salesforce.org.Composite;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.MoveConversation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Finds records that an earlier try made without this being known. */
public final class LookBack {

    private static final int MOST_KEYS = 100;
    private static final int NEWEST = 1_000;

    private final Composite composite;
    private final Supplier<String> user;

    /**
     * Looks in an org.
     *
     * @param user the id of the user as whom Parley writes
     */
    public LookBack(Composite composite, Supplier<String> user) {
        this.composite = composite;
        this.user = user;
    }

    /** {@return the ids of records by their keys} */
    Map<String, String> byKey(String type, Collection<String> keys) throws SyncException, InterruptedException {
        List<ObjectNode> queries = new ArrayList<>();
        for (List<String> some : Composite.slices(List.copyOf(keys), MOST_KEYS)) {
            queries.add(composite.query(
                    "SELECT Id, " + Mode.KEY + " FROM " + type + " WHERE " + Mode.KEY + " IN " + Composite.quoted(some),
                    false));
        }
        Map<String, String> ids = new HashMap<>();
        for (List<ObjectNode> call : Composite.slices(queries, Composite.MOST_PARTS)) {
            for (JsonNode answer : composite.send(call)) {
                for (JsonNode row : Composite.found(answer)) {
                    ids.put(row.path(Mode.KEY).asText(), row.path("Id").asText());
                }
            }
        }
        return ids;
    }

    /** {@return the ids of the profiles of those whose cases move, by the profiles' keys} */
    Map<String, String> profiles(Mode mode, List<MoveConversation> moves) throws SyncException, InterruptedException {
        Set<String> keys = moves.stream().map(move -> move.contact().key()).collect(Collectors.toSet());
        return keys.isEmpty() || mode.profileType().isEmpty()
                ? Map.of()
                : byKey(mode.profileType().get(), keys);
    }

    /** {@return into which records contacts or leads were merged, these into others included} */
    Map<CrmRef, CrmRef> masters(String type, Set<String> ids) throws SyncException, InterruptedException {
        Map<CrmRef, CrmRef> masters = new HashMap<>();
        Set<String> looked = ids;
        while (!looked.isEmpty()) {
            Set<String> found = new HashSet<>();
            for (List<String> some : Composite.slices(List.copyOf(looked), MOST_KEYS)) {
                String soql = "SELECT Id, MasterRecordId FROM " + type + " WHERE MasterRecordId != null AND Id IN "
                        + Composite.quoted(some);
                for (JsonNode row : asked(soql)) {
                    CrmRef master = new CrmRef(type, row.path("MasterRecordId").asText());
                    if (masters.put(new CrmRef(type, row.path("Id").asText()), master) == null) {
                        found.add(master.id());
                    }
                }
            }
            looked = found;
        }
        return masters;
    }

    /** {@return what became of records that an earlier try may have made, by their keys} */
    Map<String, Fate> keyed(String type, List<? extends CrmWrite> doubtful, Strangers strangers)
            throws SyncException, InterruptedException {
        Map<String, Fate> fates = new HashMap<>();
        for (List<? extends CrmWrite> some : Composite.slices(doubtful, MOST_KEYS)) {
            Set<String> keys = some.stream().map(CrmWrite::key).collect(Collectors.toSet());
            String soql = "SELECT " + Mode.KEY + fields(type) + " WHERE " + Mode.KEY + " IN " + Composite.quoted(keys);
            for (JsonNode row : asked(soql)) {
                strangers.keep(fates, row.path(Mode.KEY).asText(), Fate.of(type, row));
            }
        }
        return fates;
    }

    /** {@return the same where there is no room for keys, among the newest contacts or cases that Parley made} */
    Map<String, Fate> newest(String type, List<? extends CrmWrite> doubtful, Strangers strangers)
            throws SyncException, InterruptedException {
        return doubtful.isEmpty()
                ? Map.of()
                : marked(type, "Description", "CreatedById = " + Composite.quoted(user.get()), doubtful, strangers);
    }

    /** {@return the same among the newest comments of some cases} */
    Map<String, Fate> comments(Collection<String> cases, List<? extends CrmWrite> doubtful)
            throws SyncException, InterruptedException {
        return doubtful.isEmpty() || cases.isEmpty()
                ? Map.of()
                : marked(
                        Json.COMMENT,
                        "CommentBody",
                        "ParentId IN " + Composite.quoted(cases),
                        doubtful,
                        Strangers.none());
    }

    private Map<String, Fate> marked(
            String type, String field, String condition, List<? extends CrmWrite> doubtful, Strangers strangers)
            throws SyncException, InterruptedException {
        Map<String, Fate> fates = new HashMap<>();
        String soql =
                "SELECT " + field + fields(type) + " WHERE " + condition + " ORDER BY CreatedDate DESC LIMIT " + NEWEST;
        for (JsonNode row : asked(soql)) {
            String text = row.path(field).asText().strip();
            for (CrmWrite write : doubtful) {
                if (text.endsWith(Words.marker(write.key()))) {
                    strangers.keep(fates, write.key(), Fate.of(type, row));
                }
            }
        }
        return fates;
    }

    private List<JsonNode> asked(String soql) throws SyncException, InterruptedException {
        return composite.all(
                composite.send(List.of(composite.query(soql, true))).get(0));
    }

    private static String fields(String type) {
        boolean merged = List.of(Json.CONTACT, Json.LEAD, Json.CASE).contains(type);
        return ", Id, IsDeleted" + (merged ? ", MasterRecordId" : "") + " FROM " + type;
    }
}
