// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.bluesky;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.lab.simulator.Call;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What may be asked about people and posts. */
final class ViewEndpoints {

    private static final int MOST_NAMES = 25;

    private final People people;
    private final Posts posts;
    private final Notifications notifications;
    private final Views views;
    private final Paging paging;

    ViewEndpoints(People people, Posts posts, Notifications notifications, Paging paging) {
        this.people = people;
        this.posts = posts;
        this.notifications = notifications;
        this.views = new Views(posts);
        this.paging = paging;
    }

    ObjectNode listNotifications(Call call) {
        List<String> reasons = call.parameters("reasons");
        return paging.page(
                call,
                "notifications",
                notifications.newestFirst(),
                Notifications.Notification::at,
                one -> reasons.isEmpty() || reasons.contains(one.reason()),
                this::notification);
    }

    ObjectNode getAuthorFeed(Call call) {
        Person author = person(required(call, "actor"));
        return paging.page(call, "feed", posts.newestFirst(author), Post::indexedAt, post -> true, post -> {
            ObjectNode entry = JsonNodeFactory.instance.objectNode();
            entry.set("post", views.post(post));
            return entry;
        });
    }

    ObjectNode getPosts(Call call) {
        return several(call, "uris", "posts", uri -> posts.at(uri).map(views::post));
    }

    ObjectNode getProfiles(Call call) {
        return several(call, "actors", "profiles", name -> people.find(name)
                .filter(Person::isActive)
                .map(views::detailed));
    }

    ObjectNode getProfile(Call call) {
        return views.detailed(person(required(call, "actor")));
    }

    ObjectNode resolveHandle(Call call) {
        Person person = people.find(required(call, "handle"))
                .orElseThrow(() -> new Refusal(400, "HandleNotFound", "Unable to resolve handle"));
        return JsonNodeFactory.instance.objectNode().put("did", person.did());
    }

    static String required(Call call, String parameter) {
        return call.parameter(parameter)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> Refusal.invalid("Error: Params must have the property \"" + parameter + "\""));
    }

    private ObjectNode notification(Notifications.Notification one) {
        ObjectNode view = JsonNodeFactory.instance
                .objectNode()
                .put("uri", one.uri())
                .put("reason", one.reason())
                .put("isRead", false)
                .put("indexedAt", one.at().toString());
        view.set("author", views.basic(one.author()));
        posts.at(one.uri()).ifPresent(post -> view.put("cid", post.cid()).set("record", post.record()));
        return view;
    }

    /** What is not there is left out. */
    private static ObjectNode several(
            Call call, String parameter, String field, Function<String, Optional<ObjectNode>> find) {
        required(call, parameter);
        List<String> names = call.parameters(parameter);
        if (names.size() > MOST_NAMES) {
            throw Refusal.invalid("Error: " + parameter + " must not have more than 25 elements");
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray(field);
        names.forEach(name -> find.apply(name).ifPresent(list::add));
        return answer;
    }

    private Person person(String name) {
        if (!name.startsWith("did:") && !name.contains(".")) {
            throw Refusal.invalid("Error: actor must be a valid did or a handle");
        }
        Person person = people.find(name).orElseThrow(() -> Refusal.invalid("Profile not found"));
        if (!person.isActive()) {
            throw new Refusal(400, "AccountDeactivated", "Account is deactivated");
        }
        return person;
    }
}
