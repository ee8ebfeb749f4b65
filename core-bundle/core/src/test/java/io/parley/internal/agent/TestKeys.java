// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.internal.work.SettableClock;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Idempotence;
import io.parley.spi.crm.Parent;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Under which ids a CRM has what was written by key, and whether it finds that again. */
final class TestKeys {

    private final SettableClock clock;
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, Instant> madeAt = new HashMap<>();
    private Idempotence promise = Idempotence.upsertByKey();
    private @Nullable Idempotence ofMessages;
    private int number;

    TestKeys(SettableClock clock) {
        this.clock = clock;
    }

    void promise(Idempotence promised) {
        promise = promised;
    }

    Idempotence promise() {
        return promise;
    }

    /** Messages, but nothing else, are of another class. */
    void promiseOfMessages(Idempotence promised) {
        ofMessages = promised;
    }

    Idempotence promiseOfMessages() {
        return ofMessages == null ? promise : ofMessages;
    }

    /** Ids by kind and key. */
    Map<String, String> all() {
        return ids;
    }

    String newId(String kind) {
        return kind + ++number;
    }

    String idOf(CrmWrite write, String kind) {
        if (write.ref().isPresent()) {
            return write.ref().get().id();
        }
        String known = ids.get(kind + write.key());
        if (known != null && finds(write, madeAt.get(known))) {
            return known;
        }
        String id = newId(kind);
        ids.put(kind + write.key(), id);
        madeAt.put(id, clock.instant());
        return id;
    }

    /** From now on a key leads to a record. */
    void lead(String kind, String key, String id) {
        ids.put(kind + key, id);
        madeAt.putIfAbsent(id, clock.instant());
    }

    /** A key leads to a record no longer, if it did. */
    void forget(String kind, String key, String id) {
        ids.remove(kind + key, id);
    }

    String idOf(Parent parent, String kind) {
        return parent.ref().map(CrmRef::id).orElseGet(() -> ids.get(kind + parent.key()));
    }

    /** Whether a record of the same key is found that was made at a moment. */
    private boolean finds(CrmWrite write, Instant madeAt) {
        Instant bound = madeAt.plus(promise.bound());
        return switch (promise.kind()) {
            case UPSERT_BY_KEY, OWN_ID -> true;
            case PROVIDER_DEDUPES -> bound.isAfter(clock.instant());
            case READ_BACK -> write.inDoubt() && !bound.isAfter(clock.instant());
            case UNSAFE -> false;
        };
    }
}
