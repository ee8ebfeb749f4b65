// SPDX-License-Identifier: Apache-2.0
package io.parley.model;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Whether and how a message may be answered. It belongs to the message, not to the connector, because many channels
 * decide item by item; it is looked at when an answer is sent, on the newest revision.
 */
public final class ReplyPolicy {

    private static final ReplyPolicy ALLOWED = new ReplyPolicy(null, null, null);

    private final @Nullable String refusal;
    private final @Nullable Instant until;
    private final @Nullable Integer maxLength;

    private ReplyPolicy(@Nullable String refusal, @Nullable Instant until, @Nullable Integer maxLength) {
        this.refusal = refusal;
        this.until = until;
        this.maxLength = maxLength;
    }

    /** {@return a policy that allows an answer without bounds} */
    public static ReplyPolicy allowed() {
        return ALLOWED;
    }

    /**
     * A policy that allows no answer.
     *
     * @param reason a sentence for the rep, such as "A feed cannot be answered."; 1 to 500 characters
     * @return the policy
     */
    public static ReplyPolicy refused(String reason) {
        return new ReplyPolicy(Check.length("reason", reason, 1, 500), null, null);
    }

    /**
     * A copy with an end.
     *
     * @param end from this moment on an answer is refused, as with 24-hour windows
     * @return the copy
     */
    public ReplyPolicy until(Instant end) {
        return new ReplyPolicy(refusal, end, maxLength);
    }

    /**
     * A copy with a longest answer.
     *
     * @param characters longest text of an answer in characters as Java counts them, above 0; an emoji counts as two or
     *     more, also where the channel counts it as one
     * @return the copy
     */
    public ReplyPolicy atMost(int characters) {
        if (characters < 1) {
            throw new IllegalArgumentException("an answer must be allowed at least 1 character, not " + characters);
        }
        return new ReplyPolicy(refusal, until, characters);
    }

    /** {@return why no answer is allowed; empty when answers are allowed} */
    public Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** {@return from when on answers are refused; empty when there is no end} */
    public Optional<Instant> until() {
        return Optional.ofNullable(until);
    }

    /** {@return the longest answer in characters; empty when the channel states none} */
    public OptionalInt maxLength() {
        return maxLength == null ? OptionalInt.empty() : OptionalInt.of(maxLength);
    }
}
