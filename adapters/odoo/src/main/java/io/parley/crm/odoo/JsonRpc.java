// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.parley.spi.SyncException;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The interface of Odoo 16 to 21, which says no with status 200. */
final class JsonRpc implements Wire {

    private static final JsonMapper JSON = new JsonMapper();

    private final ApiClient client;
    private final String database;
    private final String login;
    private final String apiKey;

    JsonRpc(ApiClient client, String database, String login, String apiKey) {
        this.client = client;
        this.database = database;
        this.login = login;
        this.apiKey = apiKey;
    }

    @Override
    public long signIn() throws SyncException, InterruptedException {
        JsonNode user = ask(false, "common", "authenticate", List.of(database, login, apiKey, Map.of()));
        if (!user.isIntegralNumber()) {
            throw new SyncException.AuthExpired("Odoo does not know the login " + login + " with this API key in the"
                    + " database " + database + "; " + OdooFault.NEW_KEY);
        }
        return user.asLong();
    }

    @Override
    public JsonNode call(
            long user, boolean changing, String model, String method, @Nullable List<Long> ids, Map<String, ?> named)
            throws SyncException, InterruptedException {
        List<?> arguments = ids == null ? List.of() : List.of(ids);
        return ask(changing, "object", "execute_kw", List.of(database, user, apiKey, model, method, arguments, named));
    }

    @Override
    public JsonNode version() throws SyncException, InterruptedException {
        return ask(false, "common", "version", List.of()).path("server_version_info");
    }

    private JsonNode ask(boolean changing, String service, String method, List<?> arguments)
            throws SyncException, InterruptedException {
        Map<String, ?> parameters = Map.of("service", service, "method", method, "args", arguments);
        Map<String, ?> call = Map.of("jsonrpc", "2.0", "method", "call", "params", parameters, "id", 1);
        ApiRequest.Builder request = ApiRequest.post("jsonrpc").json(JSON.valueToTree(call));
        JsonNode answer =
                client.send((changing ? request : request.reading()).build()).json();
        if (answer.has("error")) {
            JsonNode error = answer.path("error");
            String message = error.path("data")
                    .path("message")
                    .asText(error.path("message").asText());
            throw OdooFault.meaningOf(error.path("data").path("name").asText(), message);
        }
        if (!answer.has("result")) {
            throw new SyncException.Transient("Odoo answered without a result", true, null);
        }
        return answer.path("result");
    }
}
