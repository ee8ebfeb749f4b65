// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON-2: a model and a method in the address, arguments by name, a status for each kind of error. */
final class Json2 {

    private static final JsonMapper JSON = new JsonMapper();

    private final Application application;
    private final Accounts accounts;
    private final Methods methods;

    Json2(Application application, Accounts accounts) {
        this.application = application;
        this.accounts = accounts;
        methods = new Methods(application);
    }

    /** {@return what a method gives, or its error} */
    Answer answer(Call call, Map<String, String> places) {
        if (!accounts.knowsBearer(call.header("Authorization").orElse(""))) {
            return error(401, "werkzeug.exceptions.Unauthorized", "401 Unauthorized: Invalid apikey");
        }
        String database = call.header("X-Odoo-Database").orElse(Accounts.DATABASE);
        if (!database.equals(Accounts.DATABASE)
                || !application.schema().has(places.get("model"))
                || !methods.knows(places.get("method"))) {
            return error(404, "werkzeug.exceptions.NotFound", "404 Not Found: no such model or method");
        }
        JsonNode body = call.json();
        if (!body.isObject()) {
            return error(400, "werkzeug.exceptions.BadRequest", "400 Bad Request: could not parse the body as json");
        }
        try {
            Object result = application.transaction(() -> called(places, body));
            return Answer.json(200, JSON.valueToTree(result.equals(Optional.empty()) ? null : result));
        } catch (OdooException e) {
            return error(status(e), e.name(), e.text());
        }
    }

    private Object called(Map<String, String> places, JsonNode body) {
        Map<String, Object> named = new LinkedHashMap<>();
        body.properties().forEach(entry -> {
            if (!entry.getValue().isNull() && !entry.getKey().equals("ids")) {
                named.put(entry.getKey(), Python.value(entry.getValue()));
            }
        });
        List<Object> positional = new ArrayList<>();
        boolean ofRecords = methods.ofRecords(places.get("method"));
        if (ofRecords) {
            positional.add(body.has("ids") ? Python.value(body.get("ids")) : List.of());
        } else if (!body.path("ids").isEmpty()) {
            throw OdooException.unprocessable(
                    "cannot call %s.%s with ids".formatted(places.get("model"), places.get("method")));
        }
        return methods.call(
                application.user(accounts.uid(), accounts.settings()),
                application.schema().model(places.get("model")),
                places.get("method"),
                positional,
                named);
    }

    private static int status(OdooException e) {
        return switch (e.name()) {
            case "odoo.exceptions.AccessDenied", "odoo.exceptions.AccessError" -> 403;
            case "odoo.exceptions.MissingError" -> 404;
            case "odoo.exceptions.UserError",
                    "odoo.exceptions.ValidationError",
                    "builtins.TypeError",
                    "werkzeug.exceptions.UnprocessableEntity" -> 422;
            default -> 500;
        };
    }

    private static Answer error(int status, String name, String message) {
        return Answer.json(
                status,
                JSON.valueToTree(Map.of(
                        "name",
                        name,
                        "message",
                        message,
                        "arguments",
                        List.of(message),
                        "context",
                        Map.of(),
                        "debug",
                        "Traceback (most recent call last):\n" + name + "\n")));
    }
}
