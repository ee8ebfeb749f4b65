// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Call;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lets calls in: looks at the version, the session and the quota before anything is served. */
final class Gate {

    private static final Pattern VERSIONED = Pattern.compile("/services/data/v(\\d{1,3})\\.0(?:/.*)?");

    private final TokenEndpoint tokens;
    private final Quota quota;
    private final Api api;

    /** Lets calls in to this API. */
    Gate(TokenEndpoint tokens, Quota quota, Api api) {
        this.tokens = tokens;
        this.quota = quota;
        this.api = api;
    }

    /** {@return the answer to a call} */
    Answer answer(Call call) {
        if (call.path().equals("/services/oauth2/token")) {
            return tokens.serve(call);
        }
        if (call.path().matches("/services/data/?") && call.method().equals("GET")) {
            var versions = JsonNodeFactory.instance.arrayNode();
            versions.addObject().put("label", "Summer '26").put("url", Api.BASE).put("version", Api.VERSION);
            return Answer.json(200, versions);
        }
        try {
            admit(call);
        } catch (Refusal e) {
            return Reply.refused(e).answer();
        }
        return served(call).answer().with("Sforce-Limit-Info", quota.header());
    }

    private Reply served(Call call) {
        try {
            quota.take();
            return api.serve(Request.of(call));
        } catch (Refusal e) {
            return Reply.refused(e);
        }
    }

    private void admit(Call call) {
        Matcher address = VERSIONED.matcher(call.path());
        if (!address.matches()) {
            throw Refusal.notFound();
        }
        if (Integer.parseInt(address.group(1)) < 31) {
            throw Refusal.of(410, "GONE", "The requested resource is no longer available");
        }
        String[] header = call.header("Authorization").orElse("").split(" ", 2);
        if (header.length == 2 && !header[0].matches("(?i)Bearer|OAuth")) {
            throw Refusal.of(401, "INVALID_AUTH_HEADER", "INVALID_HEADER_TYPE");
        }
        if (header.length != 2 || !tokens.isValid(header[1])) {
            throw Refusal.of(401, "INVALID_SESSION_ID", "Session expired or invalid");
        }
        if (!address.group(1).equals(Api.VERSION.substring(0, 2))) {
            throw Refusal.notFound();
        }
    }
}
