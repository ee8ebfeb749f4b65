// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sends what was posted: to the recipients that were named and to the followers of its subtype, but not to the user who
 * posts. The author is spared only when it is that user.
 */
final class Notifications {

    private final Database database;
    private final Followers followers;

    Notifications(Database database, Followers followers) {
        this.database = database;
        this.followers = followers;
    }

    /** Notifies of a message. */
    void send(Environment environment, long messageId, boolean notifyAuthor) {
        Map<String, Object> message = database.row("mail.message", messageId).orElseThrow();
        Set<Long> recipients = new LinkedHashSet<>(Database.ids(message, "partner_ids"));
        if (!"user_notification".equals(message.get("message_type"))) {
            followers.of(Database.text(message, "model"), Database.id(message, "res_id")).stream()
                    .filter(follower -> Database.ids(follower, "subtype_ids").contains(message.get("subtype_id")))
                    .forEach(follower -> recipients.add(Database.id(follower, "partner_id")));
        }
        if (!notifyAuthor && !environment.flag("mail_notify_author")) {
            recipients.remove(environment.partnerId());
        }
        List<Long> notified = followers.active(List.copyOf(recipients));
        Map<String, Object> updated = new LinkedHashMap<>(message);
        updated.put("notified_partner_ids", notified);
        database.put("mail.message", messageId, updated);
        notified.forEach(partner -> mail(message, partner));
    }

    private void mail(Map<String, Object> message, long partnerId) {
        String email = Database.text(database.row("res.partner", partnerId).orElseThrow(), "email");
        boolean inbox = !database.rows(
                        "res.users", Map.of("partner_id", partnerId, "active", true, "notification_type", "inbox"))
                .isEmpty();
        if (email.isBlank() || inbox) {
            return;
        }
        long id = database.nextId("mail.mail");
        Map<String, Object> mail = new LinkedHashMap<>();
        mail.put("id", id);
        mail.put("mail_message_id", message.get("id"));
        mail.put("model", message.get("model"));
        mail.put("res_id", message.get("res_id"));
        mail.put("message_type", message.get("message_type"));
        mail.put("recipient_id", partnerId);
        mail.put("email_to", email);
        mail.put("subject", Database.text(message, "subject"));
        mail.put("body_html", Database.text(message, "body"));
        database.put("mail.mail", id, mail);
    }
}
