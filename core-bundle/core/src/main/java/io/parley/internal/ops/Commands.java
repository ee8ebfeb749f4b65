// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import io.parley.internal.ops.Act.Outcome;
import io.parley.internal.ops.Decisions.Tally;
import io.parley.internal.store.Decision;
import io.parley.internal.store.Ledger;
import io.parley.internal.store.ParkedFilter;
import io.parley.internal.store.ParkedPosition;
import io.parley.internal.store.ParkedRow;
import io.parley.internal.store.Pauses;
import io.parley.internal.store.ReadPositions;
import io.parley.internal.store.Store;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Commands of the Gogo shell, in the scope {@code parley}. */
public final class Commands {

    private static final String NO_ACCOUNT = "There is no such account; parley:status lists them.";

    private final Store store;
    private final Health health;
    private final Parked parked;
    private final Decisions decisions;
    private final ReplySwitch replies;
    private final Predicate<String> audit;

    /**
     * On top of the store.
     *
     * @param audit begins the audit of an account; false if it cannot be audited
     */
    public Commands(
            Store store,
            Health health,
            Parked parked,
            Decisions decisions,
            ReplySwitch replies,
            Predicate<String> audit) {
        this.store = store;
        this.health = health;
        this.parked = parked;
        this.decisions = decisions;
        this.replies = replies;
        this.audit = audit;
    }

    /** {@code parley:status}: the parts and the ledger. */
    public String status() {
        String parts = health.parts().stream()
                .map(part ->
                        part.name() + ": " + part.status() + (part.message().isEmpty() ? "" : " - " + part.message()))
                .collect(Collectors.joining("\n"));
        String ledger = store.read(tx -> new Ledger(tx).lines()).stream()
                .map(line -> line.side() + " " + line.id() + " " + line.bucket()
                        + (line.reason().isEmpty() ? "" : " (" + line.reason() + ")") + ": " + line.amount())
                .collect(Collectors.joining("\n"));
        return parts + "\n" + ledger;
    }

    /** {@code parley:parked}: what was put aside, the newest first. */
    public String parked() {
        return parked(ParkedFilter.ALL);
    }

    /** {@code parley:parked TEXT}: what was put aside and has a text in its key, reason or payload. */
    public String parked(String text) {
        return ParkedFilter.searchable(text)
                ? parked(ParkedFilter.with(text))
                : "Look for a text of at most " + ParkedFilter.LONGEST_TEXT + " characters.";
    }

    private String parked(ParkedFilter filter) {
        List<ParkedRow> rows = parked.list(filter, ParkedPosition.START, Parked.MOST);
        if (rows.isEmpty()) {
            return "There is nothing.";
        }
        String list = rows.stream()
                .map(row -> row.id() + " " + row.cause() + " " + row.party() + " " + row.key() + ": " + row.reason())
                .collect(Collectors.joining("\n"));
        return rows.size() < Parked.MOST ? list : list + "\nThere may be more; name a text that stands in them.";
    }

    /** {@code parley:retry ID...}: puts some back to work, or {@code all} that can be. */
    public String retry(String... ids) {
        if (List.of(ids).equals(List.of("all"))) {
            Tally tally = decisions.all(ParkedFilter.ALL, decisions.retrying());
            return tally.done() + " are pending again; " + tally.left() + " cannot be retried.";
        }
        return Stream.of(ids)
                .map(id -> said(id, decisions.one(id, decisions.retrying()), " is pending again."))
                .collect(Collectors.joining("\n"));
    }

    /** {@code parley:drop ID REASON}: gives one up. */
    public String drop(String id, String... reason) {
        String words = String.join(" ", reason).strip();
        if (words.isEmpty() || words.length() > Decision.LONGEST) {
            return "Say why, in at most " + Decision.LONGEST + " characters: parley:drop ID REASON";
        }
        return said(id, decisions.one(id, decisions.dropping(new Decision(words))), " is dropped.");
    }

    /** {@code parley:pause}: lets the answers of all accounts wait. */
    public String pause() {
        replies.pause(Pauses.ALL);
        return "All answers wait until parley:resume.";
    }

    /** {@code parley:pause ACCOUNT}: lets the answers of an account wait. */
    public String pause(String account) {
        return replies.pause(account) ? "Its answers wait until parley:resume " + account + "." : NO_ACCOUNT;
    }

    /** {@code parley:resume}: ends the pause of all accounts. */
    public String resume() {
        replies.resume(Pauses.ALL);
        return "Answers go on, but for accounts that are paused by themselves.";
    }

    /** {@code parley:resume ACCOUNT}: ends the pause of an account. */
    public String resume(String account) {
        return replies.resume(account) ? "Its answers go on, unless all are paused." : NO_ACCOUNT;
    }

    private static String said(String id, Outcome outcome, String done) {
        return outcome == Outcome.DONE ? id + done : outcome.sentence(id);
    }

    /** {@code parley:audit ACCOUNT}: lists the last day of an account again, and takes in what its streams never brought. */
    public String audit(String account) {
        return audit.test(account)
                ? "The audit begins; health says what it found."
                : "No plug-in serves this account, or it cannot be listed; parley:status shows the accounts.";
    }

    /** {@code parley:reset ACCOUNT STREAM}: reads a stream again from its beginning; what is known is recognised. */
    public String reset(String account, String stream) {
        boolean reset = store.write(
                tx -> new ReadPositions(tx).reset(new ReadPositions.Stream(Ledger.ACCOUNT, account, stream)));
        return reset ? "The stream is read again from its beginning." : "There is no such stream.";
    }
}
