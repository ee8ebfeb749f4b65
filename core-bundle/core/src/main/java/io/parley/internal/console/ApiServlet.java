// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.internal.ops.Health;
import io.parley.internal.ops.LedgerReport;
import io.parley.internal.ops.Part;
import io.parley.internal.ops.Roster;
import io.parley.internal.store.Conversations;
import io.parley.internal.store.Conversations.Summary;
import io.parley.internal.store.Ledger;
import io.parley.internal.store.Store;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /api/v1}: what scripts ask for. Described by {@code openapi.json} beside it. */
public final class ApiServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern AUDIT = Pattern.compile("/accounts/([^/]+)/audit");

    private final transient Store store;
    private final transient Health health;
    private final transient Roster roster;
    private final transient ProfileRequests profiles;
    private final transient ModerationRequests moderation;
    private final transient ParkedRequests parked;
    private final transient PauseRequests pauses;
    private final transient MappingRequests mappings;
    private final transient RemnantRequests remnants;
    private final transient Predicate<String> audit;

    /**
     * On top of the store.
     *
     * @param audit begins the audit of an account; false if it cannot be audited
     */
    public ApiServlet(
            Store store,
            Health health,
            Roster roster,
            ProfileRequests profiles,
            ModerationRequests moderation,
            ParkedRequests parked,
            PauseRequests pauses,
            MappingRequests mappings,
            RemnantRequests remnants,
            Predicate<String> audit) {
        this.store = store;
        this.health = health;
        this.roster = roster;
        this.profiles = profiles;
        this.moderation = moderation;
        this.parked = parked;
        this.pauses = pauses;
        this.mappings = mappings;
        this.remnants = remnants;
        this.audit = audit;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = String.valueOf(request.getPathInfo());
        if (ParkedRequests.serves(path)) {
            parked.get(path, request, response);
            return;
        }
        if (MappingRequests.serves(path)) {
            mappings.answer(path, request, response);
            return;
        }
        if (RemnantRequests.serves(path)) {
            remnants.answer(path, request, response);
            return;
        }
        switch (path) {
            case "/ledger" -> ledger(response);
            case "/accounts" -> Answers.json(response, 200, members("account ", roster.accounts()));
            case "/targets" -> Answers.json(response, 200, members("target ", roster.targets()));
            case "/conversations" -> conversations(request, response);
            case "/replies/pauses" -> pauses.list(response);
            case "/openapi.json" -> openApi(response);
            default -> missing(response);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = String.valueOf(request.getPathInfo());
        Matcher audited = AUDIT.matcher(path);
        if (audited.matches()) {
            audit(audited.group(1), response);
            return;
        }
        if (ParkedRequests.serves(path)) {
            parked.post(path, request, response);
            return;
        }
        if (MappingRequests.serves(path)) {
            mappings.answer(path, request, response);
            return;
        }
        if (RemnantRequests.serves(path)) {
            remnants.answer(path, request, response);
            return;
        }
        switch (path) {
            case "/profiles" -> profiles.answer(request, response);
            case "/messages/moderation" -> moderation.answer(request, response);
            case "/replies/pause" -> pauses.pause(request, response);
            case "/replies/resume" -> pauses.resume(request, response);
            default -> missing(response);
        }
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = String.valueOf(request.getPathInfo());
        if (MappingRequests.serves(path)) {
            mappings.answer(path, request, response);
        } else {
            missing(response);
        }
    }

    private void audit(String account, HttpServletResponse response) throws IOException {
        if (audit.test(account)) {
            Answers.json(response, 202, JSON.createObjectNode().put("account", account));
        } else {
            Answers.error(response, 404, "No plug-in serves this account, or its channel cannot be listed.");
        }
    }

    private static void missing(HttpServletResponse response) throws IOException {
        Answers.error(response, 404, "There is no such resource; /api/v1/openapi.json lists them.");
    }

    private void ledger(HttpServletResponse response) throws IOException {
        LedgerReport ledger = store.read(tx -> LedgerReport.of(new Ledger(tx).lines()));
        ObjectNode document = JSON.createObjectNode();
        ArrayNode accounts = document.putArray("accounts");
        for (LedgerReport.Entry entry : ledger.accounts()) {
            fill(accounts.addObject().put("id", entry.id()), entry, "received", "routed", "parked", "held");
        }
        ArrayNode targets = document.putArray("targets");
        for (LedgerReport.Entry entry : ledger.targets()) {
            fill(targets.addObject().put("id", entry.id()), entry, "routedTo", "pending", "delivered", "parked");
        }
        fill(
                document.putObject("replies"),
                ledger.replies(),
                "seen",
                "pending",
                "held",
                "sending",
                "sent",
                "refused",
                "parked");
        document.put("balanced", ledger.balanced());
        Answers.json(response, 200, document);
    }

    private static void fill(ObjectNode node, LedgerReport.Entry entry, String total, String... buckets) {
        node.put(total, entry.total());
        for (String bucket : buckets) {
            node.put(bucket, entry.in(bucket));
        }
        ObjectNode dropped = node.putObject("dropped");
        SortedMap<String, Long> reasons = entry.dropped();
        reasons.forEach(dropped::put);
        if (entry.repeated() > 0) {
            node.put("repeated", entry.repeated());
        }
    }

    private ArrayNode members(String prefix, List<Roster.Member> present) {
        ArrayNode list = JSON.createArrayNode();
        for (Part part : health.parts()) {
            if (part.name().startsWith(prefix)) {
                String id = part.name().substring(prefix.length());
                ObjectNode node = list.addObject().put("id", id);
                present.stream()
                        .filter(member -> member.id().equals(id))
                        .findFirst()
                        .ifPresent(member -> node.put("type", member.type()).put("name", member.name()));
                node.put("status", part.status().name()).put("message", part.message());
            }
        }
        return list;
    }

    private void conversations(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int limit;
        Instant before;
        try {
            limit = Integer.parseInt(Objects.requireNonNullElse(request.getParameter("limit"), "50"));
            String text = request.getParameter("before");
            before = Instant.ofEpochMilli(
                    text == null ? Long.MAX_VALUE : Instant.parse(text).toEpochMilli());
        } catch (NumberFormatException | DateTimeParseException | ArithmeticException e) {
            Answers.error(response, 400, "limit is a number such as 50, before a time such as 2026-01-31T12:00:00Z.");
            return;
        }
        if (limit < 1 || limit > 500) {
            Answers.error(response, 400, "limit must be from 1 to 500.");
            return;
        }
        ArrayNode list = JSON.createArrayNode();
        for (Summary summary : store.read(tx -> new Conversations(tx).before(before, limit))) {
            ObjectNode node = list.addObject()
                    .put("key", summary.key())
                    .put("account", summary.account())
                    .put("kind", summary.conversation().kind().name())
                    .put("subject", summary.conversation().subject().orElse(null))
                    .put("startedAt", summary.conversation().startedAt().toString())
                    .put("lastAt", summary.lastAt().toString())
                    .put("entries", summary.entries())
                    .put("waiting", summary.waitingSince() != null)
                    .put("closed", summary.closedAt() != null);
            summary.conversation().page().ifPresent(page -> node.put("page", page.toString()));
        }
        Answers.json(response, 200, list);
    }

    private void openApi(HttpServletResponse response) throws IOException {
        try (InputStream in = ApiServlet.class.getResourceAsStream("openapi.json")) {
            Answers.json(response, 200, JSON.readTree(Objects.requireNonNull(in, "openapi.json is missing")));
        }
    }
}
