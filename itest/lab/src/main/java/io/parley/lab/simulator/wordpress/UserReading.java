// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Shows users: the one who asks, and others to those who may see them. */
final class UserReading {

    private static final Accepted ONE =
            new Accepted().and("id", Kind.whole()).and("context", Kind.oneOf("view", "embed", "edit"));

    private final Site site;
    private final Addresses addresses;

    /** Creates it for a site. */
    UserReading(Site site, Addresses addresses) {
        this.site = site;
        this.addresses = addresses;
    }

    /** {@return who asks} */
    Reply me(RestRequest request) {
        ONE.check(request);
        User user = request.viewer()
                .user()
                .orElseThrow(() -> new Refusal(401, "rest_not_logged_in", "You are not logged in."));
        return Reply.of(200, document(user, request));
    }

    /** {@return another user: whoever has published is public} */
    Reply one(RestRequest request) {
        ONE.check(request);
        User user = site.user(request.number("id", 0))
                .orElseThrow(() -> new Refusal(404, "rest_user_invalid_id", "There is no such user."));
        Viewer viewer = request.viewer();
        boolean own = viewer.is(user.id()) || viewer.moderates();
        boolean published = site.posts().stream().anyMatch(post -> post.author() == user.id());
        if (!own && request.context().equals("edit")) {
            throw viewer.forbidden("rest_forbidden_context", "This user is not yours to edit.");
        }
        if (!own && !published) {
            throw viewer.forbidden("rest_user_cannot_view", "This user is not public.");
        }
        return Reply.of(200, document(user, request));
    }

    private Document document(User user, RestRequest request) {
        FieldSelection fields = FieldSelection.of(request);
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("id", user.id()).put("username", user.login()).put("name", user.displayName());
        data.put("first_name", "").put("last_name", "").put("email", user.email());
        data.put("url", "").put("description", "").put("link", site.home + "/author/" + user.login() + "/");
        data.put("locale", "en_US").put("nickname", user.login()).put("slug", user.login());
        String role = user.administrator() ? "administrator" : "subscriber";
        data.putArray("roles").add(role);
        data.put("registered_date", user.registered().toString().replaceFirst("(\\.\\d+)?Z$", "+00:00"));
        ObjectNode capabilities = data.putObject("capabilities").put("read", true);
        if (user.administrator()) {
            capabilities.put("moderate_comments", true).put("edit_posts", true).put("manage_options", true);
        }
        capabilities.put(role, true);
        data.putObject("extra_capabilities").put(role, true);
        data.set("avatar_urls", Avatars.of(user.email()));
        data.putArray("meta");
        if (!request.context().equals("edit")) {
            data.retain(Set.of("id", "name", "url", "description", "link", "slug", "avatar_urls", "meta"));
        }
        if (request.context().equals("embed")) {
            data.remove("meta");
        }
        data.properties().removeIf(field -> !fields.has(field.getKey()));
        Links links = new Links()
                .to("self", addresses.rest("/wp/v2/users/" + user.id()))
                .to("collection", addresses.rest("/wp/v2/users"));
        return new Document(data, fields.links() ? links.json() : JsonNodeFactory.instance.objectNode());
    }
}
