// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.parley.spi.SyncException;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The interface of Odoo 19 and later, which says no by a status with the same names of errors. */
final class Json2 implements Wire {

    private static final JsonMapper JSON = new JsonMapper();

    private final ApiClient client;
    private final String database;
    private final String login;

    Json2(ApiClient client, String database, String login) {
        this.client = client;
        this.database = database;
        this.login = login;
    }

    @Override
    public long signIn() throws SyncException, InterruptedException {
        Map<String, ?> byLogin = Map.of("domain", List.of(List.of("login", "=", login)));
        JsonNode user = call(0, false, "res.users", "search", null, byLogin).path(0);
        if (!user.isIntegralNumber()) {
            throw new SyncException.AuthExpired("Odoo does not know the login " + login + " in the database " + database
                    + "; enter whose key it is.");
        }
        return user.asLong();
    }

    @Override
    public JsonNode call(
            long user, boolean changing, String model, String method, @Nullable List<Long> ids, Map<String, ?> named)
            throws SyncException, InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>(named);
        if (ids != null) {
            body.put("ids", ids);
        }
        ApiRequest.Builder request = ApiRequest.post("json/2/" + model + "/" + method)
                .header("X-Odoo-Database", database)
                .json(JSON.valueToTree(body));
        return client.send((changing ? request : request.reading()).build()).json();
    }

    @Override
    public JsonNode version() throws SyncException, InterruptedException {
        return client.send(ApiRequest.get("web/version").build()).json().path("version_info");
    }
}
