// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.util.List;
import java.util.Map;

/** Who follows a document. A new follower gets the default subtype, Discussions. */
final class Followers {

    private final Database database;
    private final Store store;

    Followers(Database database, Store store) {
        this.database = database;
        this.store = store;
    }

    List<Map<String, Object>> of(String model, long id) {
        return database.rows("mail.followers", Map.of("res_model", model, "res_id", id));
    }

    /** Adds followers; who follows already stays as is. */
    void subscribe(Environment environment, String model, long id, List<Long> partners) {
        for (long partner : partners) {
            if (of(model, id).stream().noneMatch(follower -> Database.id(follower, "partner_id") == partner)) {
                store.insert(
                        environment,
                        "mail.followers",
                        Map.of(
                                "res_model", model,
                                "res_id", id,
                                "partner_id", partner,
                                "subtype_ids", List.of(comment())));
            }
        }
    }

    void unsubscribe(String model, long id, List<Long> partners) {
        of(model, id).stream()
                .filter(follower -> partners.contains(Database.id(follower, "partner_id")))
                .forEach(follower -> store.delete("mail.followers", Database.id(follower, "id")));
    }

    /** {@return the partners among these that are not archived} */
    List<Long> active(List<Long> partners) {
        return partners.stream()
                .filter(partner -> database.row("res.partner", partner)
                        .filter(row -> row.getOrDefault("active", false).equals(true))
                        .isPresent())
                .toList();
    }

    private Long comment() {
        return database.reference("mail", "mt_comment").orElseThrow();
    }
}
