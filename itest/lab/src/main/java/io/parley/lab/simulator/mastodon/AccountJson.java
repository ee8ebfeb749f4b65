// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Accounts as the server shows them. */
final class AccountJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String NO_PICTURE = "https://" + MastodonSimulator.DOMAIN + "/avatars/original/missing.png";
    private static final String NO_HEADER = "https://" + MastodonSimulator.DOMAIN + "/headers/original/missing.png";

    private final Html html;

    AccountJson(Html html) {
        this.html = html;
    }

    ObjectNode of(Person person) {
        ObjectNode account = JSON.objectNode()
                .put("id", person.id())
                .put("username", person.username())
                .put("acct", person.acct())
                .put("display_name", person.displayName())
                .put("locked", false)
                .put("bot", false)
                .put("discoverable", true)
                .put("indexable", false)
                .put("group", false)
                .put("created_at", day(person.createdAt()) + "T00:00:00.000Z")
                .put("note", html.of(person.bio(), person))
                .put("url", person.url())
                .put("uri", person.uri())
                .put("avatar", NO_PICTURE)
                .put("avatar_static", NO_PICTURE)
                .put("header", NO_HEADER)
                .put("header_static", NO_HEADER)
                .put("followers_count", person.followers())
                .put("following_count", person.following())
                .put("statuses_count", person.statuses());
        Instant last = person.lastStatusAt();
        account.put("last_status_at", last == null ? null : day(last).toString())
                .put("hide_collections", false)
                .set("emojis", JSON.arrayNode());
        account.set("fields", fields(person, true));
        if (person.isLocal()) {
            account.put("noindex", false).set("roles", JSON.arrayNode());
        }
        return account;
    }

    /** {@return the account with what only its owner sees} */
    ObjectNode ownerView(Person person) {
        ObjectNode account = of(person);
        ObjectNode source = account.putObject("source");
        source.put("privacy", "public")
                .put("sensitive", false)
                .put("language", "en")
                .put("note", person.bio())
                .put("follow_requests_count", 0)
                .put("hide_collections", false)
                .put("discoverable", true)
                .put("indexable", false)
                .set("fields", fields(person, false));
        account.putObject("role")
                .put("id", "-99")
                .put("name", "")
                .put("permissions", "65536")
                .put("color", "")
                .put("highlighted", false);
        return account;
    }

    private ArrayNode fields(Person person, boolean rendered) {
        ArrayNode fields = JSON.arrayNode();
        for (Person.Field field : person.fields()) {
            String value = rendered ? html.of(field.value(), person).replaceAll("</?p>", "") : field.value();
            fields.addObject().put("name", field.name()).put("value", value).putNull("verified_at");
        }
        return fields;
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
