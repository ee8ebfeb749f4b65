// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.salesforce.mode.Json;
import io.parley.crm.salesforce.mode.Mode;
import io.parley.crm.salesforce.mode.Modes;
import io.parley.crm.salesforce.org.Composite;
import io.parley.crm.salesforce.org.OrgObject;
import io.parley.crm.salesforce.org.OrgSchema;
import io.parley.crm.salesforce.org.Refusals;
import io.parley.spi.SyncException;
import io.parley.spi.crm.Remnant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lists what Parley made in an org beside the records that people work with, and takes it away as far as an app can. */
public final class Uninstall {

    private static final String KEYS = "keys:";
    private static final String RECORDS = "records:";
    private static final int LISTS = Composite.MOST_PARTS - 1;
    private static final String DEPLOYMENT =
            "In the folder adapters/salesforce run: sf project deploy start --manifest uninstall/package.xml"
                    + " --post-destructive-changes uninstall/destructiveChanges.xml --target-org crm. It says which of these"
                    + " were not there. All Parley Messages are deleted with their object: export them before, if they are to"
                    + " be kept. Then delete the External Client App, and deactivate its Run As user.";
    private static final String NOTHING =
            "They do no harm, and stand in texts that belong to your people: nothing has to be done. Delete the External"
                    + " Client App, and deactivate its Run As user.";

    private final Composite composite;
    private final OrgSchema schema;
    private final String user;

    /**
     * Looks in an org.
     *
     * @param user the id of the user as whom Parley writes
     */
    public Uninstall(Composite composite, OrgSchema schema, String user) {
        this.composite = composite;
        this.schema = schema;
        this.user = user;
    }

    /** {@return what stands there} */
    public List<Remnant> remnants() throws SyncException, InterruptedException {
        List<OrgObject> keyed = keyed();
        List<Remnant> remnants = new ArrayList<>();
        for (OrgObject object : keyed) {
            if (!object.name().endsWith("__c")) {
                add(remnants, KEYS + object.name(), "keys of " + object.name() + " records (" + Mode.KEY + ")");
            }
        }
        Optional<OrgObject> profiles = schema.object(Modes.PROFILES);
        if (profiles.filter(OrgObject::deletable).isPresent()) {
            add(remnants, RECORDS + Modes.PROFILES, "profiles (" + Modes.PROFILES + ")");
        }
        if (!keyed.isEmpty()) {
            remnants.add(Remnant.byHand(
                    "metadata",
                    "fields and objects of Parley: "
                            + keyed.stream().map(Uninstall::part).collect(Collectors.joining(", ")),
                    keyed.size(),
                    DEPLOYMENT));
        }
        long marked = keyed.isEmpty() ? count("Contact WHERE CreatedById = " + Composite.quoted(user)) : 0;
        if (marked > 0) {
            remnants.add(Remnant.byHand(
                    "markers",
                    "lines such as [parley:…] at the end of the descriptions of contacts and cases, and of case comments",
                    marked,
                    NOTHING));
        }
        return remnants;
    }

    /** {@return how many of these are left, after some were removed} */
    public long remove(Remnant remnant) throws SyncException, InterruptedException {
        boolean keys = remnant.id().startsWith(KEYS);
        String type = remnant.id().substring(remnant.id().indexOf(':') + 1);
        boolean known = schema.object(type).isPresent() && (keys || type.equals(Modes.PROFILES));
        if (!known) {
            throw new SyncException.ItemRejected("There is nothing in Salesforce that is called " + remnant.id());
        }
        String some = "SELECT Id FROM " + condition(type) + " ORDER BY Id LIMIT " + LISTS * Composite.MOST_RECORDS;
        List<String> ids = new ArrayList<>();
        composite
                .all(composite.send(List.of(composite.query(some, false))).get(0))
                .forEach(row -> ids.add(row.path("Id").asText()));
        if (ids.isEmpty()) {
            return 0;
        }
        List<ObjectNode> parts = new ArrayList<>();
        for (List<String> slice : Composite.slices(ids, Composite.MOST_RECORDS)) {
            parts.add(keys ? emptied(type, slice) : composite.deletion(slice));
        }
        parts.add(counted(condition(type)));
        List<JsonNode> answers = composite.send(parts);
        demandProgress(answers.subList(0, answers.size() - 1), ids.size());
        return Composite.retrieved(answers.get(answers.size() - 1))
                .path("totalSize")
                .asLong();
    }

    /** What is refused again and again would be tried for ever. */
    private static void demandProgress(List<JsonNode> answers, int records) throws SyncException {
        SyncException refusal = null;
        int refused = 0;
        for (JsonNode answer : answers) {
            for (int i = 0; i < Math.max(1, answer.path("body").size()); i++) {
                JsonNode errors = Composite.errors(answer, i);
                if (!errors.isEmpty()) {
                    refusal = Refusals.meaningOf(errors);
                    refused++;
                }
            }
        }
        if (refusal != null && (refused >= records || refused >= answers.size() * Composite.MOST_RECORDS)) {
            throw refusal;
        }
    }

    private ObjectNode emptied(String type, List<String> ids) {
        ArrayNode records = JsonNodeFactory.instance.arrayNode();
        ids.forEach(id -> records.add(Json.of(type).put("id", id).putNull(Mode.KEY)));
        return composite.collection("PATCH", "", records);
    }

    private void add(List<Remnant> remnants, String id, String name) throws SyncException, InterruptedException {
        long count = count(condition(id.substring(id.indexOf(':') + 1)));
        if (count > 0) {
            remnants.add(Remnant.removable(id, name, count));
        }
    }

    private static String condition(String type) {
        return type + " WHERE " + Mode.KEY + " != null";
    }

    private ObjectNode counted(String from) {
        return composite.query("SELECT COUNT() FROM " + from, false);
    }

    private long count(String from) throws SyncException, InterruptedException {
        JsonNode answer = composite.send(List.of(counted(from))).get(0);
        return Composite.retrieved(answer).path("totalSize").asLong();
    }

    private List<OrgObject> keyed() {
        return Modes.objects().stream()
                .flatMap(name -> schema.object(name).stream())
                .filter(object -> object.shows(Mode.KEY))
                .toList();
    }

    private static String part(OrgObject object) {
        return object.name().endsWith("__c") ? object.name() : object.name() + "." + Mode.KEY;
    }
}
