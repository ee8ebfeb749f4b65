// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.parley.spi.SyncException;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import java.util.List;
import java.util.Map;

/** One Odoo database as one user sees it; every call is a transaction of its own. */
final class OdooSession {

    private static final JsonMapper JSON = new JsonMapper();

    private final ApiClient client;
    private final String database;
    private final String apiKey;
    private final long user;

    private OdooSession(ApiClient client, String database, String apiKey, long user) {
        this.client = client;
        this.database = database;
        this.apiKey = apiKey;
        this.user = user;
    }

    static OdooSession open(ApiClient client, String database, String login, String apiKey)
            throws SyncException, InterruptedException {
        List<?> credentials = List.of(database, login, apiKey, Map.of());
        JsonNode user = ask(client, false, "common", "authenticate", credentials);
        if (!user.isIntegralNumber()) {
            throw new SyncException.AuthExpired("Odoo does not know the login " + login + " with this API key in the"
                    + " database " + database + "; " + OdooFault.NEW_KEY);
        }
        return new OdooSession(client, database, apiKey, user.asLong());
    }

    long user() {
        return user;
    }

    /** {@return who Parley is in Odoo: e-mail address and contact} */
    JsonNode own() throws SyncException, InterruptedException {
        return read(
                        "res.users",
                        "search_read",
                        Map.of("domain", List.of(List.of("id", "=", user)), "fields", List.of("email", "partner_id")))
                .path(0);
    }

    /** A call of a model that changes nothing, so that its failure leaves no doubt. */
    JsonNode read(String model, String method, Map<String, ?> named) throws SyncException, InterruptedException {
        return execute(false, model, method, List.of(), named);
    }

    /** A call of some records of a model that changes nothing. */
    JsonNode read(String model, String method, List<Long> ids, Map<String, ?> named)
            throws SyncException, InterruptedException {
        return execute(false, model, method, List.of(ids), named);
    }

    /** {@return whether Parley's user may do something with records of a model} */
    boolean may(String model, String operation) throws SyncException, InterruptedException {
        return read(model, "check_access_rights", Map.of("operation", operation, "raise_exception", false))
                .asBoolean();
    }

    /** A call of a model that may change something. */
    JsonNode change(String model, String method, Map<String, ?> named) throws SyncException, InterruptedException {
        return execute(true, model, method, List.of(), named);
    }

    /** A call of some records of a model that may change something. */
    JsonNode change(String model, String method, List<Long> ids, Map<String, ?> named)
            throws SyncException, InterruptedException {
        return execute(true, model, method, List.of(ids), named);
    }

    private JsonNode execute(boolean changing, String model, String method, List<?> arguments, Map<String, ?> named)
            throws SyncException, InterruptedException {
        return ask(
                client,
                changing,
                "object",
                "execute_kw",
                List.of(database, user, apiKey, model, method, arguments, named));
    }

    private static JsonNode ask(ApiClient client, boolean changing, String service, String method, List<?> arguments)
            throws SyncException, InterruptedException {
        Map<String, ?> parameters = Map.of("service", service, "method", method, "args", arguments);
        Map<String, ?> call = Map.of("jsonrpc", "2.0", "method", "call", "params", parameters, "id", 1);
        try {
            ApiRequest.Builder request = ApiRequest.post("jsonrpc").json(JSON.valueToTree(call));
            JsonNode answer = client.send((changing ? request : request.reading()).build())
                    .json();
            if (answer.has("error")) {
                throw OdooFault.meaningOf(answer.path("error"));
            }
            if (!answer.has("result")) {
                throw new SyncException.Transient("Odoo answered without a result", true, null);
            }
            return answer.path("result");
        } catch (SyncException.Transient e) {
            throw changing ? e : new SyncException.Transient(e.getMessage(), false, e);
        }
    }
}
