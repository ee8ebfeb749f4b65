// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import io.parley.internal.pacing.Budgets;
import io.parley.internal.pacing.Quota;
import io.parley.internal.store.Ledger;
import io.parley.internal.store.Ledger.Line;
import io.parley.internal.store.ParkedRows;
import io.parley.internal.store.ParkedRows.Count;
import io.parley.internal.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/** Figures in the text format of Prometheus, version 0.0.4. Any thread. */
public final class Metrics {

    private final Store store;
    private final Health health;
    private final LedgerAudit audit;
    private final ReplySwitch replies;
    private final Budgets budgets;
    private final InstantSource clock;

    /** On top of the store. */
    public Metrics(
            Store store, Health health, LedgerAudit audit, ReplySwitch replies, Budgets budgets, InstantSource clock) {
        this.store = store;
        this.health = health;
        this.audit = audit;
        this.replies = replies;
        this.budgets = budgets;
        this.clock = clock;
    }

    /** {@return the figures of this moment} */
    public String text() {
        StringBuilder text = new StringBuilder();
        List<Line> lines = store.read(tx -> new Ledger(tx).lines());
        family(text, "parley_ledger", "gauge", "Rows of the ledger by side, party, state and reason.");
        for (Line line : lines) {
            text.append("parley_ledger{side=\"").append(line.side());
            text.append("\",id=\"").append(escaped(line.id()));
            text.append("\",state=\"").append(line.bucket());
            text.append("\",reason=\"").append(escaped(line.reason()));
            text.append("\"} ").append(line.amount()).append('\n');
        }
        family(text, "parley_ledger_balanced", "gauge", "Whether everything received is somewhere.");
        text.append("parley_ledger_balanced ")
                .append(LedgerReport.of(lines).balanced() ? 1 : 0)
                .append('\n');
        family(text, "parley_parked", "gauge", "What was put aside for a person, by where it stands and why.");
        for (Count count : store.read(tx -> new ParkedRows(tx).counts())) {
            text.append("parley_parked{stage=\"").append(count.stage().word());
            text.append("\",party=\"").append(escaped(count.party()));
            text.append("\",cause=\"").append(count.cause());
            text.append("\"} ").append(count.amount()).append('\n');
        }
        family(text, "parley_replies_paused", "gauge", "Whether a person has paused the answers of an account.");
        for (String account : replies.accounts()) {
            text.append("parley_replies_paused{account=\"").append(escaped(account));
            text.append("\"} ").append(replies.paused(account) ? 1 : 0).append('\n');
        }
        family(text, "parley_ledger_audit_difference", "gauge", "Lines of the ledger that differ from the rows.");
        text.append("parley_ledger_audit_difference ")
                .append(audit.differingLines())
                .append('\n');
        family(
                text,
                "parley_missed_total",
                "counter",
                "What an audit took in because its stream had never brought it.");
        for (Line line : lines) {
            if (line.bucket().equals(Ledger.MISSED)) {
                text.append("parley_missed_total{account=\"").append(escaped(line.id()));
                text.append("\"} ").append(line.amount()).append('\n');
            }
        }
        family(text, "parley_health", "gauge", "Parts by status: 0 OK, 1 WARN, 2 TEMPORARILY_UNAVAILABLE, 3 CRITICAL.");
        for (Part part : health.parts()) {
            text.append("parley_health{part=\"").append(escaped(part.name()));
            text.append("\"} ").append(part.status().ordinal()).append('\n');
        }
        quotas(text, budgets.quotas());
        Runtime runtime = Runtime.getRuntime();
        family(text, "parley_heap_used_bytes", "gauge", "Heap in use.");
        text.append("parley_heap_used_bytes ")
                .append(runtime.totalMemory() - runtime.freeMemory())
                .append('\n');
        return text.toString();
    }

    private void quotas(StringBuilder text, List<Quota> quotas) {
        family(text, "parley_quota_used", "gauge", "What is used of a budget, or of a limit of the other side.");
        quotas.forEach(quota -> line(text, "parley_quota_used", quota, quota.used()));
        family(text, "parley_quota_limit", "gauge", "Of how much that is.");
        quotas.forEach(quota -> line(text, "parley_quota_limit", quota, quota.limit()));
        family(
                text,
                "parley_quota_exhausted_seconds",
                "gauge",
                "When nothing is left of it at the rate of the last hour; missing while that is not foreseen.");
        Instant now = clock.instant();
        for (Quota quota : quotas) {
            quota.untilExhausted(now)
                    .ifPresent(rest -> line(text, "parley_quota_exhausted_seconds", quota, rest.toSeconds()));
        }
    }

    private static void line(StringBuilder text, String name, Quota quota, long value) {
        text.append(name).append("{side=\"").append(quota.party().side());
        text.append("\",id=\"").append(escaped(quota.party().id()));
        text.append("\",quota=\"").append(escaped(quota.name()));
        text.append("\"} ").append(value).append('\n');
    }

    private static void family(StringBuilder text, String name, String type, String help) {
        text.append(String.format(Locale.ROOT, "# HELP %s %s%n# TYPE %s %s%n", name, help, name, type));
    }

    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
