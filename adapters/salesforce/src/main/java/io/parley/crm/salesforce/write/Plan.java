// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.write;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.salesforce.mode.Json;
import io.parley.crm.salesforce.mode.Links;
import io.parley.crm.salesforce.mode.Mode;
import io.parley.crm.salesforce.mode.Words;
import io.parley.crm.salesforce.org.OrgSchema;
import io.parley.spi.crm.ChangeFields;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.MoveConversation;
import io.parley.spi.crm.Parent;
import io.parley.spi.crm.PutNote;
import io.parley.spi.crm.RemoveMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Says which records writes become: for writing them and for showing beforehand what would be written. */
final class Plan {

    private final Setting setting;
    private final Links links;
    private final Function<CrmWrite, Optional<CrmRef>> known;

    /**
     * A plan.
     *
     * @param links which records parents are, as far as that is known when a step is asked for
     * @param known which record a write is about, if it is there
     */
    Plan(Setting setting, Links links, Function<CrmWrite, Optional<CrmRef>> known) {
        this.setting = setting;
        this.links = links;
        this.known = known;
    }

    private Mode mode() {
        return setting.mode();
    }

    /** {@return new contacts, and mapped fields of those that are there} */
    List<Step> contacts(List<CrmWrite.PutContact> writes) {
        List<Entry> made = new ArrayList<>();
        List<Entry> changed = new ArrayList<>();
        for (CrmWrite.PutContact write : writes) {
            Optional<CrmRef> ref = known.apply(write);
            if (ref.isEmpty()) {
                made.add(
                        entry(write, mode().contact(write), true, write.fields().forNew()));
            } else if (!write.fields().always().isEmpty()) {
                changed.add(
                        entry(write, Json.of(ref.get()), false, write.fields().always()));
            }
        }
        List<Step> steps = new ArrayList<>(one(Step.Way.INSERT, mode().personType(), true, made));
        steps.addAll(byType(false, changed));
        return steps;
    }

    /**
     * Contacts that lose their keys to others.
     *
     * @param writes whose keys these are
     * @param ids of the contacts by these keys
     */
    List<Step> withoutKeys(String type, List<CrmWrite.PutContact> writes, Map<String, String> ids) {
        return one(
                Step.Way.UPDATE,
                type,
                false,
                writes.stream()
                        .filter(write -> ids.containsKey(write.key()))
                        .map(write -> new Entry(
                                write,
                                Json.of(new CrmRef(type, ids.get(write.key()))).putNull(Mode.KEY)))
                        .toList());
    }

    /** {@return the profiles of contacts} */
    List<Step> profiles(List<CrmWrite.PutContact> writes) {
        return mode().profileType().stream()
                .flatMap(type -> one(
                        Step.Way.UPSERT,
                        type,
                        false,
                        writes.stream()
                                .map(write -> entry(write, mode().profile(write, links), true, nothing()))
                                .toList())
                        .stream())
                .toList();
    }

    /** {@return new cases} */
    List<Step> cases(List<CrmWrite.PutConversation> writes) {
        return one(
                Step.Way.INSERT,
                Json.CASE,
                true,
                writes.stream()
                        .filter(write -> known.apply(write).isEmpty())
                        .map(write ->
                                entry(write, begun(write), true, write.fields().forNew()))
                        .toList());
    }

    private ObjectNode begun(CrmWrite.PutConversation write) {
        ObjectNode json = mode().conversation(write, links);
        setting.cases().fill(json, setting.schema());
        return json;
    }

    /** {@return messages: those that are known first, in whatever mode they were made} */
    List<Step> messages(List<CrmWrite.PutMessage> writes, List<RemoveMessage> removals) {
        List<Entry> there = new ArrayList<>();
        List<Entry> keyed = new ArrayList<>();
        for (CrmWrite.PutMessage write : writes) {
            Optional<CrmRef> ref = known.apply(write);
            ObjectNode json = of(ref).message(write, ref, links);
            ObjectNode values =
                    ref.isPresent() ? write.fields().always() : write.fields().forNew();
            (ref.isPresent() ? there : keyed).add(entry(write, json, ref.isEmpty(), values));
        }
        for (RemoveMessage write : removals) {
            Optional<CrmRef> ref = known.apply(write);
            ObjectNode json = of(ref).removal(write, ref, links);
            (ref.isPresent() ? there : keyed).add(entry(write, json, ref.isEmpty(), nothing()));
        }
        Step.Way way = mode().keyed() ? Step.Way.UPSERT : Step.Way.INSERT;
        List<Step> steps = new ArrayList<>(one(way, mode().messageType(), true, keyed));
        steps.addAll(byType(true, there));
        return steps;
    }

    /** {@return comments that are not public} */
    List<Step> notes(List<PutNote> writes) {
        return one(
                Step.Way.INSERT,
                Json.COMMENT,
                true,
                writes.stream().map(write -> new Entry(write, note(write))).toList());
    }

    /** {@return mapped fields alone} */
    List<Step> fields(List<ChangeFields> writes) {
        return byType(
                true,
                writes.stream()
                        .map(write -> entry(
                                write,
                                Json.of(write.ref().orElseThrow()),
                                false,
                                write.fields().always()))
                        .toList());
    }

    /**
     * Cases that go to other contacts, with the profiles that they came from.
     *
     * @param profiles ids of profiles by their keys
     */
    List<Step> moves(List<MoveConversation> writes, Map<String, String> profiles) {
        List<Entry> cases = new ArrayList<>();
        List<Entry> followers = new ArrayList<>();
        for (MoveConversation write : writes) {
            Parent contact = write.contact();
            ObjectNode json = Json.of(write.ref().orElseThrow());
            cases.add(new Entry(write, mode().called(json, contact, links)));
            String profile = profiles.get(contact.key());
            if (profile != null) {
                CrmRef ref = new CrmRef(mode().profileType().orElseThrow(), profile);
                followers.add(entry(write, mode().owner(Json.of(ref), contact, links), false, nothing()));
            }
        }
        List<Step> steps = new ArrayList<>(byType(true, cases));
        steps.addAll(byType(false, followers));
        return steps;
    }

    private ObjectNode note(PutNote write) {
        ObjectNode json = Json.of(Json.COMMENT)
                .put("IsPublished", false)
                .put("CommentBody", Words.comment(write.text(), write.key()));
        return links.put(json, "ParentId", "Parent", Json.CASE, write.conversation());
    }

    private Mode of(Optional<CrmRef> message) {
        return message.map(ref -> setting.modes().ofMessages(ref.type())).orElse(mode());
    }

    private Entry entry(CrmWrite write, ObjectNode json, boolean creating, ObjectNode values) {
        OrgSchema schema = setting.schema();
        schema.object(json.path("attributes").path("type").asText()).ifPresent(object -> object.fit(json, creating));
        json.setAll(values);
        return new Entry(write, json);
    }

    private static List<Step> one(Step.Way way, String type, boolean main, List<Entry> entries) {
        return entries.isEmpty() ? List.of() : List.of(new Step(way, type, main, entries));
    }

    private static List<Step> byType(boolean main, List<Entry> entries) {
        Map<String, List<Entry>> types = new LinkedHashMap<>();
        for (Entry entry : entries) {
            String type = entry.json().path("attributes").path("type").asText();
            types.computeIfAbsent(type, any -> new ArrayList<>()).add(entry);
        }
        return types.entrySet().stream()
                .map(type -> new Step(Step.Way.UPDATE, type.getKey(), main, type.getValue()))
                .toList();
    }

    private static ObjectNode nothing() {
        return JsonNodeFactory.instance.objectNode();
    }
}
