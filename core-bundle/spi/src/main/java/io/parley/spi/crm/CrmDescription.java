// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.crm;

import io.parley.spi.Budget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What an adapter is. */
public final class CrmDescription {

    private final String type;
    private final String name;
    private final int maxBatch;
    private final boolean keepsOrder;
    private final int batchesInFlight;
    private final Duration replyPause;
    private final Map<CrmWrite.Kind, Idempotence> idempotence;
    private final List<Budget> budgets;

    private CrmDescription(Builder builder) {
        type = builder.type;
        name = builder.name;
        budgets = List.copyOf(builder.budgets);
        maxBatch = builder.maxBatch;
        keepsOrder = builder.keepsOrder;
        batchesInFlight = builder.batchesInFlight;
        replyPause = builder.replyPause;
        idempotence = new EnumMap<>(builder.idempotence);
    }

    /**
     * Begins a description.
     *
     * @param type such as {@code salesforce}
     * @param name what people call it, such as "Salesforce"
     * @return a builder
     */
    public static Builder of(String type, String name) {
        return new Builder(type, name);
    }

    /** {@return the type} */
    public String type() {
        return type;
    }

    /** {@return what people call it} */
    public String name() {
        return name;
    }

    /** {@return most writes in a batch, parents included} */
    public int maxBatch() {
        return maxBatch;
    }

    /**
     * {@return whether a batch may hold several messages of one conversation: then what follows a write that failed for now
     * in its conversation is not attempted, so that it cannot overtake it}
     */
    public boolean keepsOrder() {
        return keepsOrder;
    }

    /**
     * {@return how many batches may be on their way at the same time, each by a call of {@link CrmAdapter#write} of its own;
     * they never share a conversation or a person}
     */
    public int batchesInFlight() {
        return batchesInFlight;
    }

    /** {@return the pause between two looks for replies, when no hint comes; for a {@link ReplySource}} */
    public Duration replyPause() {
        return replyPause;
    }

    /** {@return what repeating a write of a kind means; unsafe unless said otherwise} */
    public Idempotence idempotence(CrmWrite.Kind kind) {
        return idempotence.getOrDefault(kind, Idempotence.unsafe());
    }

    /** {@return what it may use in a time; what the configuration says about calls of a day comes in addition} */
    public List<Budget> budgets() {
        return budgets;
    }

    /** Builds a description; for one thread. */
    public static final class Builder {

        private final String type;
        private final String name;
        private int maxBatch = 200;
        private boolean keepsOrder;
        private int batchesInFlight = 1;
        private Duration replyPause = Duration.ofSeconds(30);
        private final Map<CrmWrite.Kind, Idempotence> idempotence = new EnumMap<>(CrmWrite.Kind.class);
        private final List<Budget> budgets = new ArrayList<>();

        private Builder(String type, String name) {
            this.type = type;
            this.name = name;
        }

        /** Sets {@link CrmDescription#maxBatch()}, at least 3; 200 unless set. */
        public Builder maxBatch(int value) {
            if (value < 3) {
                throw new IllegalArgumentException("a batch must have room for a contact, a case and a message");
            }
            maxBatch = value;
            return this;
        }

        /** Sets {@link CrmDescription#keepsOrder()}; not so unless called. */
        public Builder keepsOrder() {
            keepsOrder = true;
            return this;
        }

        /** Sets {@link CrmDescription#batchesInFlight()}, 1 to 8; 1 unless set. */
        public Builder batchesInFlight(int value) {
            if (value < 1 || value > 8) {
                throw new IllegalArgumentException("1 to 8 batches may be on their way, not " + value);
            }
            batchesInFlight = value;
            return this;
        }

        /** Sets {@link CrmDescription#replyPause()}; 30 s unless set. */
        public Builder replyPause(Duration value) {
            replyPause = value;
            return this;
        }

        /** Sets {@link CrmDescription#idempotence} of all kinds. */
        public Builder idempotence(Idempotence value) {
            for (CrmWrite.Kind kind : CrmWrite.Kind.values()) {
                idempotence.put(kind, value);
            }
            return this;
        }

        /** Sets {@link CrmDescription#idempotence} of one kind. */
        public Builder idempotence(CrmWrite.Kind kind, Idempotence value) {
            idempotence.put(kind, value);
            return this;
        }

        /** Adds to {@link CrmDescription#budgets()}. */
        public Builder budget(Budget value) {
            budgets.add(value);
            return this;
        }

        /**
         * Makes the description.
         *
         * @return the description
         */
        public CrmDescription build() {
            return new CrmDescription(this);
        }
    }
}
