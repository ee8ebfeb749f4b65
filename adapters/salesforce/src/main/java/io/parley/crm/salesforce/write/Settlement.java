// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.write;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.crm.salesforce.org.Composite;
import io.parley.crm.salesforce.org.Refusals;
import io.parley.spi.SyncException;
import io.parley.spi.crm.BatchProgress;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Parent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Understands what became of the records of a batch. */
final class Settlement {

    private static final Set<String> UNKNOWN = Set.of("INVALID_FIELD", "INVALID_TYPE");

    private final BatchProgress progress;
    private final LookBack lookBack;
    private final Setting setting;
    private final Function<CrmWrite, Optional<CrmRef>> known;
    private final List<Entry> orphans = new ArrayList<>();
    private final Set<CrmWrite> made = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<CrmWrite> failed = Collections.newSetFromMap(new IdentityHashMap<>());

    Settlement(BatchProgress progress, LookBack lookBack, Setting setting, Function<CrmWrite, Optional<CrmRef>> known) {
        this.known = known;
        this.progress = progress;
        this.lookBack = lookBack;
        this.setting = setting;
    }

    /** {@return whether this batch made the record of a write} */
    boolean made(CrmWrite write) {
        return made.contains(write);
    }

    /** {@return what was refused, perhaps because the profile of its author is gone: now without it} */
    List<Step> orphans() {
        List<Entry> again = orphans.stream()
                .map(entry -> new Entry(
                        entry.write(),
                        entry.json().deepCopy().without(setting.mode().author())))
                .toList();
        orphans.clear();
        return again.isEmpty()
                ? List.of()
                : List.of(new Step(Step.Way.UPSERT, setting.mode().messageType(), true, again));
    }

    /** Takes the answer to a step. */
    void take(Step step, JsonNode answer) throws InterruptedException {
        boolean changed = !Composite.succeeded(answer)
                && UNKNOWN.contains(Refusals.code(answer.path("body")))
                && setting.outdated();
        Map<CrmWrite, SyncException> duplicates = new LinkedHashMap<>();
        for (int i = 0; i < step.entries().size(); i++) {
            CrmWrite write = step.entries().get(i).write();
            JsonNode errors = Composite.errors(answer, i);
            if (changed) {
                failed(step.main(), write, changed(step.type()));
            } else if (errors.isEmpty()) {
                JsonNode result = answer.path("body").path(i);
                if (step.way() == Step.Way.INSERT || result.path("created").asBoolean()) {
                    made.add(write);
                }
                done(step, write, result.path("id").asText());
            } else if (Refusals.code(errors).equals("DUPLICATE_VALUE")
                    && step.way() == Step.Way.INSERT
                    && setting.mode().keyed()) {
                duplicates.put(write, Refusals.meaningOf(errors));
            } else if (Refusals.code(errors).equals("INVALID_FIELD")
                    && step.entries().get(i).json().has(setting.mode().author())
                    && write.parents().stream()
                            .allMatch(parent -> progress.ref(parent).isPresent())) {
                orphans.add(step.entries().get(i));
            } else {
                failed(step.main(), write, Refusals.meaningOf(errors));
            }
        }
        if (!duplicates.isEmpty()) {
            settle(step, duplicates);
        }
    }

    /** What was refused because its key is there was made before; if it is not, it clashed with something else. */
    private void settle(Step step, Map<CrmWrite, SyncException> refusals) throws InterruptedException {
        try {
            List<String> keys = refusals.keySet().stream().map(CrmWrite::key).toList();
            Map<String, String> ids = lookBack.byKey(step.type(), keys);
            refusals.forEach((write, reason) -> {
                if (ids.containsKey(write.key())) {
                    done(step, write, ids.get(write.key()));
                } else {
                    failed(step.main(), write, reason);
                }
            });
        } catch (SyncException e) {
            refusals.keySet().forEach(write -> failed(step.main(), write, e));
        }
    }

    private void done(Step step, CrmWrite write, String id) {
        if (step.main()) {
            progress.done(write, new CrmRef(step.type(), id));
        } else if (!failed.contains(write)) {
            known.apply(write).ifPresent(ref -> progress.done(write, ref));
        }
    }

    /** Where the record itself failed, that is told, and not that what belongs to it did. */
    void failed(boolean main, CrmWrite write, SyncException reason) {
        Optional<Parent> lost = write.parents().stream()
                .filter(parent -> progress.ref(parent).isEmpty())
                .findFirst();
        if (lost.isPresent()) {
            progress.notAttempted(write, lost.get().key());
        } else if (failed.add(write) || main) {
            progress.failed(write, reason);
        }
    }

    private static SyncException changed(String type) {
        return new SyncException.Transient(
                "The fields of " + type + " in Salesforce are others than an hour ago; they are looked at again",
                false,
                null);
    }
}
