// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.lab.simulator.Call;
import java.util.HashSet;
import java.util.Set;

/** Logs the brand in: access tokens, and refresh tokens, which stay good for a while after they were used. */
final class Sessions {

    private final Person brand;
    private final Set<String> access = new HashSet<>();
    private final Set<String> ended = new HashSet<>();
    private final Set<String> refresh = new HashSet<>();
    private String password = "abcd-efgh-ijkl-mnop";
    private String status = "";
    private boolean asksForCode;
    private int count;

    Sessions(Person brand) {
        this.brand = brand;
    }

    String password() {
        return password;
    }

    void changePassword(String newPassword) {
        password = newPassword;
    }

    void askForCode() {
        asksForCode = true;
    }

    /** Makes the account inactive, or active with an empty status. */
    void status(String newStatus) {
        status = newStatus;
    }

    void endAccess() {
        ended.addAll(access);
        access.clear();
    }

    void endRefresh() {
        refresh.clear();
    }

    ObjectNode create(JsonNode input) {
        String identifier = input.path("identifier").asText();
        boolean known = identifier.equals(brand.handle()) || identifier.equals(brand.did());
        if (!known || !input.path("password").asText().equals(password)) {
            throw new Refusal(401, "AuthenticationRequired", "Invalid identifier or password");
        }
        if (asksForCode) {
            throw new Refusal(401, "AuthFactorTokenRequired", "A sign in code has been sent to your email address");
        }
        return session();
    }

    ObjectNode refresh(Call call) {
        String token = bearer(call);
        if (!refresh.contains(token)) {
            throw new Refusal(400, "ExpiredToken", "Token has expired");
        }
        return session();
    }

    ObjectNode show() {
        ObjectNode session = JsonNodeFactory.instance
                .objectNode()
                .put("did", brand.did())
                .put("handle", brand.handle())
                .put("active", status.isEmpty());
        return status.isEmpty() ? session : session.put("status", status);
    }

    void demand(Call call) {
        String token = bearer(call);
        if (ended.contains(token)) {
            throw new Refusal(400, "ExpiredToken", "Token has expired");
        }
        if (!access.contains(token)) {
            throw new Refusal(400, "InvalidToken", "Token could not be verified");
        }
        refuseTakenDown(401);
    }

    private ObjectNode session() {
        refuseTakenDown(401);
        count++;
        access.add("access-" + count);
        refresh.add("refresh-" + count);
        return show().put("accessJwt", "access-" + count).put("refreshJwt", "refresh-" + count);
    }

    private void refuseTakenDown(int code) {
        if (status.equals("takendown")) {
            throw new Refusal(code, "AccountTakedown", "Account has been taken down");
        }
    }

    private static String bearer(Call call) {
        String header = call.header("Authorization").orElse("");
        if (!header.startsWith("Bearer ")) {
            throw new Refusal(401, "AuthMissing", "Authentication Required");
        }
        return header.substring("Bearer ".length());
    }
}
