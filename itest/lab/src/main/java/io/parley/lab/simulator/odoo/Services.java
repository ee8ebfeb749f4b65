// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The services of the remote interface: common without, object with a key. */
final class Services {

    private final Application application;
    private final Accounts accounts;
    private final Methods methods;

    Services(Application application, Accounts accounts) {
        this.application = application;
        this.accounts = accounts;
        methods = new Methods(application);
    }

    /** {@return what a service answers} */
    Object call(String service, String method, JsonNode arguments) {
        List<?> values = Python.list(Python.value(arguments));
        return switch (service) {
            case "common" -> common(method, values);
            case "object" -> application.transaction(() -> object(method, values, arguments.path(6)));
            default -> throw OdooException.of("KeyError", "'" + service + "'");
        };
    }

    private Object common(String method, List<?> arguments) {
        return switch (method) {
            case "version" -> {
                count("exp_version", arguments, 0);
                yield application.version().told();
            }
            case "login" -> {
                count("exp_login", arguments, 3);
                yield authenticated(arguments);
            }
            case "authenticate" -> {
                count("exp_authenticate", arguments, 4);
                yield authenticated(arguments);
            }
            default -> throw OdooException.of("Exception", "Method not found: " + method);
        };
    }

    private Object authenticated(List<?> arguments) {
        accounts.checkDatabase(arguments.get(0));
        return accounts.knows(arguments.get(1), arguments.get(2)) ? accounts.uid() : (Object) false;
    }

    private static void count(String function, List<?> arguments, int expected) {
        if (arguments.size() != expected) {
            throw OdooException.type("%s() takes %d positional arguments but %d were given"
                    .formatted(function, expected, arguments.size()));
        }
    }

    private Object object(String method, List<?> arguments, JsonNode keywords) {
        if (arguments.size() < 3) {
            throw OdooException.of("IndexError", "list index out of range");
        }
        accounts.checkDatabase(arguments.get(0));
        accounts.check(arguments.get(1), arguments.get(2));
        if (!method.equals("execute_kw")) {
            throw OdooException.of("NameError", "Method not available " + method);
        }
        if (arguments.size() < 6 || arguments.size() > 7) {
            throw OdooException.type("execute_kw() takes a model, a method, arguments and keywords");
        }
        String name = Python.text(arguments.get(4));
        if (name.startsWith("_") || name.equals("init")) {
            throw OdooException.access("Private methods (such as %s) cannot be called remotely.".formatted(name));
        }
        return methods.call(
                application.user(accounts.uid(), accounts.settings()),
                application.schema().model(Python.text(arguments.get(3))),
                name,
                Python.list(arguments.get(5)),
                named(keywords));
    }

    /** {@return keywords without those that are None, which stands for the default everywhere} */
    private static Map<String, Object> named(JsonNode keywords) {
        if (!keywords.isObject() && Python.truthy(Python.value(keywords))) {
            throw OdooException.type("keywords have to be a mapping");
        }
        Map<String, Object> named = new LinkedHashMap<>();
        keywords.properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                named.put(entry.getKey(), Python.value(entry.getValue()));
            }
        });
        return named;
    }
}
