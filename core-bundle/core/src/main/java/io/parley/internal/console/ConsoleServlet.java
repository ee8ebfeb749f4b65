// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import com.samskivert.mustache.Template;
import io.parley.internal.ops.Health;
import io.parley.internal.ops.LedgerAudit;
import io.parley.internal.ops.LedgerReport;
import io.parley.internal.ops.Part;
import io.parley.internal.ops.ReceiptBook;
import io.parley.internal.ops.ReplySwitch;
import io.parley.internal.ops.Roster;
import io.parley.internal.store.Conversations;
import io.parley.internal.store.Conversations.Summary;
import io.parley.internal.store.Ledger;
import io.parley.internal.store.Store;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code /}: how the agent is, what it has received, and where that is. */
public final class ConsoleServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int CONVERSATIONS = 20;
    private static final int RECEIPTS = 7;

    private final transient Store store;
    private final transient Health health;
    private final transient LedgerAudit audit;
    private final transient Roster roster;
    private final transient ReplySwitch replies;
    private final transient ReceiptBook receipts;
    private final transient Template page = Templates.load("console.html");

    /** On top of the store. */
    public ConsoleServlet(
            Store store, Health health, LedgerAudit audit, Roster roster, ReplySwitch replies, ReceiptBook receipts) {
        this.store = store;
        this.health = health;
        this.audit = audit;
        this.roster = roster;
        this.replies = replies;
        this.receipts = receipts;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<Part> parts = health.parts();
        LedgerReport ledger = store.read(tx -> LedgerReport.of(new Ledger(tx).lines()));
        Map<String, Object> holes = new HashMap<>();
        holes.putAll(PauseCard.holes(replies, request.getParameter("said")));
        holes.put("parkedAtAll", ledger.parked());
        holes.put("status", Health.worst(parts).name());
        holes.put("statusText", statusText(parts));
        holes.put(
                "faults",
                parts.stream()
                        .filter(part -> !part.message().isEmpty())
                        .map(ConsoleServlet::part)
                        .toList());
        holes.put("balanced", ledger.balanced());
        holes.put("difference", audit.difference());
        holes.put("accounts", rows(ledger.accounts(), roster.accounts(), parts, "account "));
        holes.put("targets", rows(ledger.targets(), roster.targets(), parts, "target "));
        holes.put("replies", row(ledger.replies(), "", "OK"));
        holes.put(
                "chats",
                roster.accounts().stream()
                        .filter(member -> member.type().equals("webchat"))
                        .toList());
        holes.put("sandbox", roster.targets().stream().anyMatch(member -> member.type()
                .equals("sandbox")));
        holes.put("conversations", conversations());
        holes.put("receipts", receipts());
        Answers.page(response, 200, page.execute(holes));
    }

    private List<Map<String, Object>> receipts() throws IOException {
        return receipts.newest(RECEIPTS).stream()
                .map(receipt -> Map.<String, Object>of(
                        "day", receipt.day().toString(),
                        "number", receipt.number(),
                        "items", receipt.document().at("/items/count").asLong(),
                        "balanced", receipt.balanced(),
                        "sha256", receipt.sha256()))
                .toList();
    }

    private List<Map<String, Object>> conversations() {
        List<Summary> newest = store.read(tx -> new Conversations(tx).newest(CONVERSATIONS));
        return newest.stream()
                .map(summary -> Map.<String, Object>of(
                        "account", summary.account(),
                        "kind",
                                summary.conversation()
                                        .kind()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' '),
                        "subject", summary.conversation().subject().orElse(""),
                        "entries", summary.entries(),
                        "at", Times.shown(summary.lastAt()),
                        "state", state(summary)))
                .toList();
    }

    private static String state(Summary summary) {
        if (summary.closedAt() != null) {
            return "closed";
        }
        return summary.waitingSince() != null ? "waiting" : "";
    }

    private static List<Map<String, Object>> rows(
            List<LedgerReport.Entry> entries, List<Roster.Member> members, List<Part> parts, String prefix) {
        Map<String, LedgerReport.Entry> known =
                entries.stream().collect(Collectors.toMap(LedgerReport.Entry::id, entry -> entry));
        Map<String, String> types = members.stream().collect(Collectors.toMap(Roster.Member::id, Roster.Member::name));
        return parts.stream()
                .filter(part -> part.name().startsWith(prefix))
                .map(part -> {
                    String id = part.name().substring(prefix.length());
                    LedgerReport.Entry entry =
                            known.getOrDefault(id, new LedgerReport.Entry(id, 0, new TreeMap<>(), new TreeMap<>(), 0));
                    return row(
                            entry,
                            types.getOrDefault(id, "not there"),
                            part.status().name());
                })
                .toList();
    }

    private static Map<String, Object> row(LedgerReport.Entry entry, String type, String status) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", entry.id());
        row.put("type", type);
        row.put("status", status);
        row.put("total", entry.total());
        row.put("repeated", entry.repeated());
        row.put(
                "droppedTotal",
                entry.dropped().values().stream().mapToLong(Long::longValue).sum());
        row.put(
                "dropped",
                entry.dropped().entrySet().stream()
                        .filter(reason -> reason.getValue() != 0)
                        .map(reason -> reason.getKey() + " " + reason.getValue())
                        .collect(Collectors.joining(", ")));
        for (String bucket :
                List.of("routed", "held", "parked", "pending", "delivered", "sending", "sent", "refused")) {
            row.put(bucket, entry.in(bucket));
        }
        return row;
    }

    private static Map<String, Object> part(Part part) {
        return Map.of("name", part.name(), "status", part.status().name(), "message", part.message());
    }

    private static String statusText(List<Part> parts) {
        return switch (Health.worst(parts)) {
            case OK -> "Everything works.";
            case WARN -> "It works; a person should look.";
            case TEMPORARILY_UNAVAILABLE -> "Something is out of reach now; what is pending waits.";
            case CRITICAL -> "Something needs a person.";
        };
    }
}
