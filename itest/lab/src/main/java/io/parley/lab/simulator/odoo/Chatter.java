// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Posting on a document: message_post. */
final class Chatter {

    private static final Set<String> OWN = Set.of(
            "body",
            "subject",
            "message_type",
            "email_from",
            "author_id",
            "parent_id",
            "subtype_xmlid",
            "subtype_id",
            "partner_ids",
            "attachments",
            "attachment_ids",
            "body_is_html");
    private static final Set<String> OF_THE_MESSAGE = Set.of(
            "author_guest_id",
            "create_date",
            "date",
            "email_add_signature",
            "email_layout_xmlid",
            "is_internal",
            "mail_activity_type_id",
            "mail_server_id",
            "message_id",
            "record_alias_domain_id",
            "record_company_id",
            "record_name",
            "reply_to",
            "reply_to_force_new",
            "tracking_value_ids");
    private static final Set<String> OF_THE_NOTIFICATION = Set.of(
            "force_email_company",
            "force_email_lang",
            "force_send",
            "mail_auto_delete",
            "model_description",
            "notify_author",
            "resend_existing",
            "scheduled_date",
            "send_after_commit",
            "skip_existing",
            "subtitles");

    private final Version version;
    private final Database database;
    private final Store store;
    private final Values values;
    private final Messages messages;
    private final Followers followers;
    private final Notifications notifications;

    Chatter(
            Version version,
            Database database,
            Store store,
            Values values,
            Messages messages,
            Followers followers,
            Notifications notifications) {
        this.version = version;
        this.database = database;
        this.store = store;
        this.values = values;
        this.messages = messages;
        this.followers = followers;
        this.notifications = notifications;
    }

    /** {@return the id of the new message} */
    long post(Environment environment, Model model, long id, Map<String, Object> keywords) {
        check(keywords);
        Map<String, Object> message = new LinkedHashMap<>();
        keywords.forEach((name, value) -> {
            if (OF_THE_MESSAGE.contains(name)) {
                message.put(name, value);
            }
        });
        List<Long> attachments = ids(keywords, "attachment_ids");
        List<Long> partners = ids(keywords, "partner_ids");
        author(environment, keywords, message);
        message.put("record_name", keywords.getOrDefault("record_name", values.displayName(model.name(), id)));
        if (environment.flag("mail_post_autofollow")) {
            followers.subscribe(environment, model.name(), id, followers.active(partners));
        }
        message.put("model", model.name());
        message.put("res_id", id);
        message.put("body", body(keywords));
        message.put("subject", keywords.getOrDefault("subject", false));
        message.put("message_type", keywords.getOrDefault("message_type", "notification"));
        message.put("subtype_id", subtype(keywords));
        message.put("parent_id", messages.parent(model, id, keywords.getOrDefault("parent_id", false)));
        message.put("partner_ids", partners);
        message.put("attachment_ids", attached(environment, model, id, keywords, attachments));
        long posted = messages.create(environment, message);
        if (!environment.flag("mail_create_nosubscribe")
                && !message.get("message_type").equals("notification")) {
            followers.subscribe(environment, model.name(), id, List.of(environment.partnerId()));
        }
        notifications.send(environment, posted, Python.truthy(keywords.getOrDefault("notify_author", false)));
        return posted;
    }

    private void check(Map<String, Object> keywords) {
        List<String> refused = keywords.keySet().stream()
                .filter(name ->
                        !OWN.contains(name) && !OF_THE_MESSAGE.contains(name) && !OF_THE_NOTIFICATION.contains(name))
                .toList();
        if (!refused.isEmpty() && version.escapesBodies()) {
            throw OdooException.value(
                    "Those values are not supported when posting or notifying: " + String.join(", ", refused));
        }
        if ("user_notification".equals(keywords.get("message_type"))) {
            throw OdooException.value("message_post sends no user_notification, message_notify does");
        }
    }

    private static List<Long> ids(Map<String, Object> keywords, String name) {
        Object value = keywords.getOrDefault(name, false);
        boolean whole = value instanceof List<?> list && list.stream().allMatch(Long.class::isInstance);
        if (Python.truthy(value) && !whole) {
            throw OdooException.value("%s has to be a list of ids, not %s".formatted(name, Python.repr(value)));
        }
        return Python.ids(value);
    }

    private void author(Environment environment, Map<String, Object> keywords, Map<String, Object> message) {
        Object email = keywords.getOrDefault("email_from", false);
        Object author = keywords.getOrDefault("author_id", environment.partnerId());
        if (!keywords.containsKey("author_id") && Python.truthy(email)) {
            author = messages.partnerOf(Python.text(email))
                    .map(Object.class::cast)
                    .orElse(false);
        }
        if (!keywords.containsKey("email_from")) {
            email = messages.address(Python.ids(author).stream().findFirst());
        }
        if (!Python.truthy(email)) {
            throw OdooException.user("Unable to send message, please configure the sender's email address.");
        }
        message.put("author_id", author);
        message.put("email_from", email);
    }

    private Object subtype(Map<String, Object> keywords) {
        Object subtype = keywords.getOrDefault("subtype_id", false);
        if (Python.truthy(keywords.getOrDefault("subtype_xmlid", false))) {
            String[] name = Python.text(keywords.get("subtype_xmlid")).split("\\.", 2);
            Optional<Long> found = name.length < 2 ? Optional.empty() : database.reference(name[0], name[1]);
            subtype = found.map(Object.class::cast).orElse(false);
        }
        return Python.truthy(subtype) ? subtype : messages.note();
    }

    private String body(Map<String, Object> keywords) {
        String body = Python.text(keywords.getOrDefault("body", ""));
        boolean markup = !version.escapesBodies() || Python.truthy(keywords.getOrDefault("body_is_html", false));
        return markup ? body : Html.escape(body);
    }

    private List<Long> attached(
            Environment environment, Model model, long id, Map<String, Object> keywords, List<Long> existing) {
        List<Long> all = new ArrayList<>(existing);
        for (Object attachment : Python.list(keywords.getOrDefault("attachments", List.of()))) {
            if (!(attachment instanceof List<?> parts) || parts.size() < 2 || parts.size() > 3) {
                throw OdooException.value("attachments have to be a list of lists");
            }
            byte[] content = Python.text(parts.get(1)).getBytes(StandardCharsets.UTF_8);
            all.add(store.insert(
                    environment,
                    "ir.attachment",
                    Attachments.complete(Map.of(
                            "name", parts.get(0),
                            "datas", Base64.getEncoder().encodeToString(content),
                            "res_model", model.name(),
                            "res_id", id))));
        }
        return all;
    }
}
