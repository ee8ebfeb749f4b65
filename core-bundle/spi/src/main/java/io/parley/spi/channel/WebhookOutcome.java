// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import io.parley.model.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a {@link WebhookReceiver} read, and what the sender is told once it is stored. */
public final class WebhookOutcome {

    private final int status;
    private final String contentType;
    private final String body;
    private final Map<String, List<Change>> changes;
    private final Set<String> news;

    private WebhookOutcome(Builder builder) {
        status = builder.status;
        contentType = builder.contentType;
        body = builder.body;
        Map<String, List<Change>> copy = new LinkedHashMap<>();
        builder.changes.forEach((account, list) -> copy.put(account, List.copyOf(list)));
        changes = Map.copyOf(copy);
        news = Set.copyOf(builder.news);
    }

    /**
     * Begins an outcome.
     *
     * @param status HTTP status of the answer; 2xx only for a verified call
     * @return a builder
     */
    public static Builder answer(int status) {
        return new Builder(status);
    }

    /** {@return HTTP status of the answer} */
    public int status() {
        return status;
    }

    /** {@return media type of the answer} */
    public String contentType() {
        return contentType;
    }

    /** {@return body of the answer, such as the echo of a challenge} */
    public String body() {
        return body;
    }

    /** {@return what changed, by account id; stored before the answer} */
    public Map<String, List<Change>> changes() {
        return changes;
    }

    /** {@return ids of accounts and targets that have something new to be read; only a hint, which may be lost} */
    public Set<String> news() {
        return news;
    }

    /** Builds an outcome; for one thread. */
    public static final class Builder {

        private final int status;
        private String contentType = "text/plain";
        private String body = "";
        private final Map<String, List<Change>> changes = new LinkedHashMap<>();
        private final Set<String> news = new LinkedHashSet<>();

        private Builder(int status) {
            this.status = status;
        }

        /** Sets the body of the answer; empty text unless set. */
        public Builder body(String mediaType, String value) {
            contentType = mediaType;
            body = value;
            return this;
        }

        /** Adds to {@link WebhookOutcome#changes()}. */
        public Builder change(String accountId, Change change) {
            changes.computeIfAbsent(accountId, id -> new ArrayList<>()).add(change);
            return this;
        }

        /** Adds to {@link WebhookOutcome#news()}. */
        public Builder news(String accountOrTargetId) {
            news.add(accountOrTargetId);
            return this;
        }

        /**
         * Makes the outcome.
         *
         * @return the outcome
         */
        public WebhookOutcome build() {
            return new WebhookOutcome(this);
        }
    }
}
