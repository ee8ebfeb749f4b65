// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import io.parley.internal.mapping.Facts;
import io.parley.internal.mapping.Mapping;
import io.parley.internal.mapping.MappingException;
import io.parley.internal.mapping.Mappings;
import io.parley.internal.store.Store;
import io.parley.internal.store.Tx;
import io.parley.model.Message;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.CrmWrite.PutContact;
import io.parley.spi.crm.CrmWrite.PutConversation;
import io.parley.spi.crm.CrmWrite.PutMessage;
import io.parley.spi.crm.FieldValues;
import io.parley.spi.crm.Parent;
import io.parley.spi.crm.WriteOutcome;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts into the writes of a batch what the mapping of the target says. Outside of transactions: an expression may take its
 * time.
 */
final class Mapper {

    private final String target;
    private final Mappings mappings;
    private final Store store;

    Mapper(String target, Mappings mappings, Store store) {
        this.target = target;
        this.mappings = mappings;
        this.store = store;
    }

    /** Whether something may be written. */
    boolean ready() {
        return mappings.obstacle(target).isEmpty();
    }

    /** What is not certain to be mapped as people want it is not written, nor what belongs to it. */
    Filled fill(List<Planned> batch) {
        Optional<Mapping> mapping = mappings.used(target);
        return mapping.isEmpty() ? unmapped(batch) : fill(batch, mapping.get());
    }

    private static Filled unmapped(List<Planned> batch) {
        return new Filled(
                batch.stream().map(Planned::write).toList(),
                batch.stream().map(any -> List.<String>of()).toList(),
                batch.stream().map(any -> Optional.<WriteOutcome>empty()).toList());
    }

    /** The same by any mapping. */
    Filled fill(List<Planned> batch, Mapping mapping) {
        List<Optional<Facts>> facts = store.read(tx -> facts(tx, batch, mapping));
        Filled filled = new Filled(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Set<String> lost = new HashSet<>();
        for (int i = 0; i < batch.size(); i++) {
            CrmWrite write = batch.get(i).write();
            Optional<WriteOutcome> refused = write.parents().stream()
                    .map(Parent::key)
                    .filter(lost::contains)
                    .findFirst()
                    .map(WriteOutcome.NotAttempted::new);
            if (refused.isEmpty()) {
                refused = fillOne(write, mapping, facts.get(i), filled);
            }
            boolean parent = write.kind() == CrmWrite.Kind.CONTACT || write.kind() == CrmWrite.Kind.CONVERSATION;
            if (refused.isPresent() && parent) {
                lost.add(write.key());
            }
            filled.refused().add(refused);
        }
        return filled;
    }

    private static Optional<WriteOutcome> fillOne(
            CrmWrite write, Mapping mapping, Optional<Facts> facts, Filled filled) {
        try {
            Mapping.Filled values = facts.isEmpty()
                    ? Mapping.Filled.NOTHING
                    : mapping.fill(write.kind(), write.ref().isPresent(), facts.get());
            filled.writes().add(with(write, values.values()));
            filled.cut().add(values.cut());
            return Optional.empty();
        } catch (MappingException e) {
            return Optional.of(new WriteOutcome.Failed(
                    new SyncException.ItemRejected("The mapping cannot be carried out: " + e.getMessage())));
        }
    }

    private List<Optional<Facts>> facts(Tx tx, List<Planned> batch, Mapping mapping) throws SQLException {
        Circumstances circumstances = new Circumstances(tx, target);
        circumstances.fetch(batch.stream()
                .flatMap(planned -> planned.write().parents().stream().map(Parent::key))
                .toList());
        List<Optional<Facts>> facts = new ArrayList<>();
        for (Planned planned : batch) {
            CrmWrite write = planned.write();
            if (!mapping.concerns(write.kind())) {
                facts.add(Optional.empty());
            } else if (write instanceof PutContact put) {
                facts.add(Optional.of(circumstances.of(put)));
            } else if (write instanceof PutConversation put) {
                facts.add(Optional.of(circumstances.of(put, first(put.key(), batch))));
            } else {
                facts.add(Optional.of(circumstances.of((PutMessage) write)));
            }
        }
        return facts;
    }

    /** The message of a batch with which a case begins. */
    private static @Nullable Message first(String caseKey, List<Planned> batch) {
        return batch.stream()
                .filter(planned -> planned instanceof Planned.Row row && Objects.equals(row.caseKey(), caseKey))
                .map(Planned::write)
                .filter(PutMessage.class::isInstance)
                .map(write -> ((PutMessage) write).message())
                .findFirst()
                .orElse(null);
    }

    private static CrmWrite with(CrmWrite write, FieldValues values) {
        if (values.isEmpty()) {
            return write;
        } else if (write instanceof PutContact put) {
            return put.with(values);
        } else if (write instanceof PutConversation put) {
            return put.with(values);
        }
        return ((PutMessage) write).with(values);
    }
}
