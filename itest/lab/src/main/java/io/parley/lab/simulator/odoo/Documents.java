// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.util.List;
import java.util.Map;

/** What happens in the chatter when a document is created or changed. */
final class Documents {

    private final Database database;
    private final Values values;
    private final Messages messages;
    private final Followers followers;
    private final Notifications notifications;
    private final Tracking tracking;

    Documents(
            Database database,
            Values values,
            Messages messages,
            Followers followers,
            Notifications notifications,
            Tracking tracking) {
        this.database = database;
        this.values = values;
        this.messages = messages;
        this.followers = followers;
        this.notifications = notifications;
        this.tracking = tracking;
    }

    /** Subscribes the user and the responsible, and logs the creation. */
    void created(Environment environment, Model model, long id, Map<String, Object> given) {
        if (!model.thread() || environment.flag("tracking_disable")) {
            return;
        }
        if (!environment.flag("mail_create_nosubscribe")) {
            followers.subscribe(environment, model.name(), id, List.of(environment.partnerId()));
        }
        assigned(environment, model, id, given);
        if (environment.flag("mail_create_nolog")) {
            return;
        }
        if (model.name().equals("crm.lead")) {
            notifications.send(environment, messages.event(environment, model, id, "mt_lead_create"), false);
        } else if (model.name().equals("helpdesk.ticket")) {
            notifications.send(environment, messages.event(environment, model, id, "mt_ticket_new"), false);
        } else {
            messages.log(environment, model, id, model.label() + " created");
        }
    }

    /** Tells of what changed and subscribes a responsible. */
    void written(Environment environment, Model model, long id, Map<String, Object> before, Map<String, Object> given) {
        if (!model.thread() || environment.flag("tracking_disable")) {
            return;
        }
        assigned(environment, model, id, given);
        if (!environment.flag("mail_notrack")) {
            tracking.changed(environment, model, id, before);
        }
    }

    /** The vendor does not look whether the responsible is a new one. */
    private void assigned(Environment environment, Model model, long id, Map<String, Object> given) {
        if (!(given.get("user_id") instanceof Long user)) {
            return;
        }
        Map<String, Object> responsible = database.row("res.users", user).orElseThrow();
        if (!responsible.getOrDefault("active", false).equals(true)) {
            return;
        }
        long partner = Database.id(responsible, "partner_id");
        followers.subscribe(environment, model.name(), id, List.of(partner));
        if (user != environment.uid() && !environment.flag("mail_auto_subscribe_no_notify")) {
            String subject = "You have been assigned to " + values.displayName(model.name(), id);
            notifications.send(environment, messages.personal(environment, model, id, partner, subject), false);
        }
    }
}
