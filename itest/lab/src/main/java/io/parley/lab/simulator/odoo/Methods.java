// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The methods of models that can be called from outside. */
final class Methods {

    private static final Set<String> CHANGING =
            Set.of("create", "write", "unlink", "load", "message_post", "message_subscribe", "message_unsubscribe");
    private static final Set<String> OF_THREADS = Set.of("message_post", "message_subscribe", "message_unsubscribe");
    private static final Set<String> OF_RECORDS = Set.of(
            "write",
            "read",
            "unlink",
            "get_external_id",
            "generate_access_token",
            "has_access",
            "message_post",
            "message_subscribe",
            "message_unsubscribe");
    private static final Map<String, Signature> SIGNATURES = Map.ofEntries(
            Map.entry("fields_get", Signature.of("BaseModel.fields_get", 0, "allfields", "attributes")),
            Map.entry("check_access_rights", Signature.of("check_access_rights", 1, "operation", "raise_exception")),
            Map.entry("has_access", Signature.of("BaseModel.has_access", 1, "operation")),
            Map.entry("create", Signature.of("create", 1, "vals_list")),
            Map.entry("write", Signature.of("write", 1, "vals")),
            Map.entry("read", Signature.of("BaseModel.read", 0, "fields", "load")),
            Map.entry("unlink", Signature.of("unlink", 0)),
            Map.entry("generate_access_token", Signature.of("generate_access_token", 0)),
            Map.entry("get_external_id", Signature.of("BaseModel.get_external_id", 0)),
            Map.entry("search", Signature.of("BaseModel.search", 1, "domain", "offset", "limit", "order")),
            Map.entry("search_count", Signature.of("BaseModel.search_count", 1, "domain", "limit")),
            Map.entry(
                    "search_read",
                    Signature.of("BaseModel.search_read", 0, "domain", "fields", "offset", "limit", "order", "load")),
            Map.entry(
                    "check_object_reference",
                    Signature.of("check_object_reference", 2, "module", "xml_id", "raise_on_access_error")),
            Map.entry("load", Signature.of("BaseModel.load", 2, "fields", "data")),
            Map.entry("message_post", Signature.of("MailThread.message_post", 0).withKeywords()),
            Map.entry(
                    "message_subscribe", Signature.of("MailThread.message_subscribe", 0, "partner_ids", "subtype_ids")),
            Map.entry("message_unsubscribe", Signature.of("MailThread.message_unsubscribe", 0, "partner_ids")));

    private final Application application;

    Methods(Application application) {
        this.application = application;
    }

    boolean knows(String method) {
        return SIGNATURES.containsKey(method) && application.version().has(method);
    }

    boolean ofRecords(String method) {
        return OF_RECORDS.contains(method);
    }

    /** {@return what a method of a model answers, an empty Optional for nothing} */
    Object call(Environment user, Model model, String method, List<?> positional, Map<String, Object> keywords) {
        Signature signature = SIGNATURES.get(method);
        if (signature == null
                || !application.version().has(method)
                || OF_THREADS.contains(method) && !model.thread()
                || method.equals("check_object_reference") && !model.name().equals("ir.model.data")
                || method.equals("generate_access_token") && !model.name().equals("ir.attachment")) {
            throw OdooException.of(
                    "AttributeError",
                    "The method '%s' does not exist on the model '%s'".formatted(method, model.name()));
        }
        if (CHANGING.contains(method)) {
            application.rejections().checkConflict();
        }
        Map<String, Object> named = new LinkedHashMap<>(keywords);
        Object context = named.remove("context");
        Environment environment = context == null ? user : user.with(Python.map(context));
        boolean ofRecords = OF_RECORDS.contains(method);
        if (ofRecords && positional.isEmpty()) {
            throw OdooException.of("IndexError", "tuple index out of range");
        }
        Map<String, Object> arguments =
                signature.bind(ofRecords ? positional.subList(1, positional.size()) : positional, named);
        return ofRecords
                ? onRecords(environment, model, method, Python.ids(positional.get(0)), arguments)
                : onModel(environment, model, method, arguments);
    }

    private Object onRecords(
            Environment environment, Model model, String method, List<Long> ids, Map<String, Object> arguments) {
        Records records = application.records();
        return switch (method) {
            case "read" ->
                records.read(
                        environment,
                        model,
                        ids,
                        names(arguments),
                        "_classic_read".equals(arguments.getOrDefault("load", "_classic_read")));
            case "write" -> {
                records.write(environment, model, ids, Python.map(arguments.get("vals")));
                yield true;
            }
            case "unlink" -> {
                records.unlink(environment, model, ids);
                yield true;
            }
            case "get_external_id" -> externalIds(model, ids);
            case "generate_access_token" ->
                ids.stream().map(id -> application.accessToken(environment, id)).toList();
            case "has_access" -> Access.allowed(environment, model, Python.text(arguments.get("operation")));
            case "message_post" -> {
                long id = single(model, ids);
                application.rejections().check(model.name(), method, arguments);
                yield application.chatter().post(environment, model, id, arguments);
            }
            default -> subscription(environment, model, method, ids, arguments);
        };
    }

    /** Anybody may ask; of several identifiers the oldest is told. */
    private Map<String, Object> externalIds(Model model, List<Long> ids) {
        Map<String, Object> names = new LinkedHashMap<>();
        for (long id : ids) {
            names.put(
                    String.valueOf(id),
                    application.database().rows("ir.model.data", Map.of("model", model.name(), "res_id", id)).stream()
                            .findFirst()
                            .map(row -> Database.text(row, "module") + "." + Database.text(row, "name"))
                            .orElse(""));
        }
        return names;
    }

    private Object subscription(
            Environment environment, Model model, String method, List<Long> ids, Map<String, Object> arguments) {
        Followers followers = application.followers();
        List<Long> partners = Python.ids(arguments.getOrDefault("partner_ids", List.of()));
        for (long id : ids) {
            if (application.database().row(model.name(), id).isEmpty()) {
                throw OdooException.missing(model.name(), id);
            }
            if (method.equals("message_subscribe")) {
                followers.subscribe(environment, model.name(), id, followers.active(partners));
            } else {
                followers.unsubscribe(model.name(), id, partners);
            }
        }
        return method.equals("message_subscribe") ? true : (Object) Optional.empty();
    }

    private Object onModel(Environment environment, Model model, String method, Map<String, Object> arguments) {
        return switch (method) {
            case "fields_get" -> fieldsGet(environment, model, arguments);
            case "create" -> create(environment, model, arguments.get("vals_list"));
            case "check_access_rights" -> access(environment, model, arguments);
            case "check_object_reference" -> reference(environment, arguments);
            case "search" -> search(environment, model, arguments);
            case "search_count" -> (long) search(environment, model, arguments).size();
            case "search_read" ->
                application
                        .records()
                        .read(
                                environment,
                                model,
                                search(environment, model, arguments),
                                names(arguments),
                                "_classic_read".equals(arguments.getOrDefault("load", "_classic_read")));
            default ->
                application
                        .importer(environment, model)
                        .load(Python.texts(arguments.get("fields")), Python.list(arguments.get("data")));
        };
    }

    private Object create(Environment environment, Model model, Object given) {
        if (given instanceof Map<?, ?>) {
            return application.records().create(environment, model, Python.map(given));
        }
        List<Long> ids = new ArrayList<>();
        Python.list(given).forEach(one -> ids.add(application.records().create(environment, model, Python.map(one))));
        return ids;
    }

    /** Anybody may ask, and learns the id of what they may see. */
    private Object reference(Environment environment, Map<String, Object> arguments) {
        String module = Python.text(arguments.get("module"));
        String name = Python.text(arguments.get("xml_id"));
        Map<String, Object> data =
                application.database().rows("ir.model.data", Map.of("module", module, "name", name)).stream()
                        .findFirst()
                        .orElseThrow(() -> OdooException.value(
                                "External ID not found in the system: %s.%s".formatted(module, name)));
        Model model = application.schema().model(Database.text(data, "model"));
        List<?> domain = List.of(List.of("id", "=", Database.id(data, "res_id")));
        List<Long> found = application.records().search(environment, model, domain, 0, 1, "");
        return List.of(model.name(), found.isEmpty() ? (Object) false : found.get(0));
    }

    private static Object access(Environment environment, Model model, Map<String, Object> arguments) {
        String operation = Python.text(arguments.get("operation"));
        if (Python.truthy(arguments.getOrDefault("raise_exception", true))) {
            Access.check(environment, model, operation);
        }
        return Access.allowed(environment, model, operation);
    }

    private List<Long> search(Environment environment, Model model, Map<String, Object> arguments) {
        Object domain = arguments.getOrDefault("domain", List.of());
        Object order = arguments.getOrDefault("order", false);
        return application
                .records()
                .search(
                        environment,
                        model,
                        Python.truthy(domain) ? Python.list(domain) : List.of(),
                        number(arguments.getOrDefault("offset", 0L)),
                        number(arguments.getOrDefault("limit", 0L)),
                        Python.truthy(order) ? Python.text(order) : "");
    }

    private static Object fieldsGet(Environment environment, Model model, Map<String, Object> arguments) {
        Object wanted = arguments.getOrDefault("allfields", false);
        Object attributes = arguments.getOrDefault("attributes", false);
        Map<String, Object> all = new LinkedHashMap<>();
        for (Field field : model.fields().values()) {
            boolean asked = !Python.truthy(wanted) || Python.texts(wanted).contains(field.name());
            if (asked && Access.allowed(environment, field)) {
                Map<String, Object> description = field.description();
                if (Python.truthy(attributes)) {
                    description.keySet().retainAll(Python.texts(attributes));
                }
                all.put(field.name(), description);
            }
        }
        return all;
    }

    private static List<String> names(Map<String, Object> arguments) {
        Object fields = arguments.getOrDefault("fields", false);
        return Python.truthy(fields) ? Python.texts(fields) : List.of();
    }

    private static long number(Object value) {
        if (value instanceof Long number && number >= 0) {
            return number;
        }
        if (Python.truthy(value)) {
            throw new OdooException(
                    "psycopg2.errors.InvalidRowCountInLimitClause", "not a count of rows: " + Python.repr(value));
        }
        return 0;
    }

    private static long single(Model model, List<Long> ids) {
        if (ids.size() != 1) {
            throw OdooException.value("Expected singleton: %s%s".formatted(model.name(), Python.tuple(ids)));
        }
        return ids.get(0);
    }
}
