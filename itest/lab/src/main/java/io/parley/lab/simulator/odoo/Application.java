// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** The server behind its interfaces: data, rules, and transactions around each call. */
final class Application {

    private final Version version;
    private final Schema schema;
    private final Database database;
    private final Store store;
    private final Values values;
    private final Rejections rejections = new Rejections();
    private final Messages messages;
    private final Followers followers;
    private final Notifications notifications;
    private final Leads leads;
    private final Helpdesk helpdesk;
    private final Records records;
    private final Chatter chatter;

    Application(Version version, Database database) {
        this.version = version;
        this.database = database;
        schema = new Schema(version);
        store = new Store(schema, database);
        values = new Values(schema, database);
        messages = new Messages(database, store, values);
        followers = new Followers(database, store);
        notifications = new Notifications(database, followers);
        leads = new Leads(database, store);
        helpdesk = new Helpdesk(database);
        Tracking tracking = new Tracking(database, store, values, messages, notifications);
        Documents documents = new Documents(database, values, messages, followers, notifications, tracking);
        records = new Records(schema, database, store, values, rejections, messages, leads, helpdesk, documents);
        chatter = new Chatter(version, database, store, values, messages, followers, notifications);
    }

    /** {@return what the work gives; when it fails, all its changes are taken back} */
    <T> T transaction(Supplier<T> work) {
        database.begin();
        try {
            return work.get();
        } catch (RuntimeException e) {
            database.rollback(0);
            throw e;
        }
    }

    /** {@return an import of rows of a model} */
    Importer importer(Environment environment, Model model) {
        return new Importer(database, store, values, records, rejections, environment, model);
    }

    /** {@return the environment of a user without a context} */
    Environment user(long uid, boolean settings) {
        Map<String, Object> user = database.row("res.users", uid).orElseThrow();
        return new Environment(uid, Database.id(user, "partner_id"), settings, Map.of());
    }

    /** {@return what opens a file without a login} */
    String accessToken(Environment environment, long attachment) {
        Map<String, Object> row = database.row("ir.attachment", attachment)
                .orElseThrow(() -> OdooException.missing("ir.attachment", attachment));
        String token = Database.text(row, "access_token");
        if (token.isEmpty()) {
            token = UUID.randomUUID().toString();
            store.update(environment, "ir.attachment", attachment, Map.of("access_token", token));
        }
        return token;
    }

    Version version() {
        return version;
    }

    Schema schema() {
        return schema;
    }

    Database database() {
        return database;
    }

    Store store() {
        return store;
    }

    Values values() {
        return values;
    }

    Rejections rejections() {
        return rejections;
    }

    Followers followers() {
        return followers;
    }

    Leads leads() {
        return leads;
    }

    Helpdesk helpdesk() {
        return helpdesk;
    }

    Records records() {
        return records;
    }

    Chatter chatter() {
        return chatter;
    }
}
