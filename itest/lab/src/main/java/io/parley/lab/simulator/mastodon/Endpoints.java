// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Call;
import io.parley.lab.simulator.SimulatorServer;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds who answers a call, within the limits. */
final class Endpoints implements SimulatorServer.Vendor {

    private static final Pattern ONE =
            Pattern.compile("GET /api/v1/(statuses|accounts|timelines)/([^/]+)(?:/([^/]+))?");

    private final Tokens tokens;
    private final RateLimits limits;
    private final InstanceEndpoints instance;
    private final AccountEndpoints accounts;
    private final StatusEndpoints statuses;
    private final PostingEndpoints posting;
    private final NotificationEndpoints notifications;
    private final TimelineEndpoints timelines;
    private final Set<Quirk> quirks;

    Endpoints(
            Tokens tokens,
            RateLimits limits,
            InstanceEndpoints instance,
            AccountEndpoints accounts,
            StatusEndpoints statuses,
            PostingEndpoints posting,
            NotificationEndpoints notifications,
            TimelineEndpoints timelines,
            Set<Quirk> quirks) {
        this.tokens = tokens;
        this.limits = limits;
        this.instance = instance;
        this.accounts = accounts;
        this.statuses = statuses;
        this.posting = posting;
        this.notifications = notifications;
        this.timelines = timelines;
        this.quirks = quirks;
    }

    @Override
    public Answer answer(Call call) {
        boolean letters = quirks.contains(Quirk.IDS_OF_LETTERS);
        Call understood = letters ? IdsOfLetters.numbers(call) : call;
        String caller = tokens.caller(call);
        Answer answer = limits.announce(answerOrRefuse(understood, caller), call, caller);
        return letters ? IdsOfLetters.words(answer) : answer;
    }

    private Answer answerOrRefuse(Call call, String caller) {
        try {
            limits.admit(call, caller);
            return find(call);
        } catch (Refusal refusal) {
            return refusal.answer(quirks);
        }
    }

    private Answer find(Call call) {
        String wanted = call.method() + " " + call.path();
        return switch (wanted) {
            case "GET /api/v2/instance" -> instance.show();
            case "GET /api/v1/accounts/verify_credentials" -> accounts.verifyCredentials(call);
            case "GET /api/v1/accounts/lookup" -> accounts.lookup(call);
            case "GET /api/v1/accounts" -> accounts.list(call);
            case "GET /api/v1/notifications" -> notifications.list(call);
            case "GET /api/v1/statuses" -> statuses.list(call);
            case "POST /api/v1/statuses" -> posting.post(call);
            case "GET /api/v2/search" -> timelines.search(call);
            default -> findOne(call, wanted);
        };
    }

    private Answer findOne(Call call, String wanted) {
        Matcher matcher = ONE.matcher(wanted);
        if (!matcher.matches()) {
            throw Refusal.unknownPath();
        }
        String id = matcher.group(2);
        String part = matcher.group(3) == null ? "" : matcher.group(3);
        if (matcher.group(1).equals("timelines") && id.equals("tag") && !part.isEmpty()) {
            return timelines.tagged(call, part);
        }
        return switch (matcher.group(1) + " " + part) {
            case "statuses " -> statuses.show(call, id);
            case "statuses context" -> statuses.context(call, id);
            case "accounts " -> accounts.show(call, id);
            case "accounts statuses" -> accounts.statuses(call, id);
            default -> throw Refusal.unknownPath();
        };
    }
}
