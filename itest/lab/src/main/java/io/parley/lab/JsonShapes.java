// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.lab.simulator.Answer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Answers in JSON as they look after the vendor changed something; other answers stay as they are. */
final class JsonShapes {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LIST = 3;

    private JsonShapes() {}

    /** The names of all fields, at any depth. */
    static Set<String> names(Answer answer) {
        Set<String> names = new LinkedHashSet<>();
        objects(tree(answer)).forEach(object -> object.fieldNames().forEachRemaining(names::add));
        return names;
    }

    /** Every object has one more field. */
    static Answer withNewFields(Answer answer) {
        return changed(answer, tree -> objects(tree)
                .forEach(object ->
                        object.putObject("newSinceToday").putArray("odd").add(1)));
    }

    /** No object has that field. */
    static Answer without(Answer answer, String name) {
        return changed(answer, tree -> objects(tree).forEach(object -> object.remove(name)));
    }

    /** The fields of the item in the middle of the longest list; empty if there is no list. */
    static List<String> fieldsOfAnItem(Answer answer) {
        List<String> names = new ArrayList<>();
        ObjectNode item = item(tree(answer));
        if (item != null) {
            item.fieldNames().forEachRemaining(names::add);
        }
        return names;
    }

    /** A field of that item holds something else than it should. */
    static Answer spoiled(Answer answer, String name) {
        return changed(answer, tree -> {
            ObjectNode item = item(tree);
            if (item != null && item.path(name).isContainerNode()) {
                item.put(name, 7);
            } else if (item != null) {
                item.putObject(name).put("odd", true);
            }
        });
    }

    private static Answer changed(Answer answer, Consumer<JsonNode> change) {
        JsonNode tree = tree(answer);
        if (!tree.isContainerNode()) {
            return answer;
        }
        change.accept(tree);
        return new Answer(answer.status(), answer.headers(), tree.toString());
    }

    private static JsonNode tree(Answer answer) {
        try {
            JsonNode tree = JSON.readTree(answer.body());
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    private static List<ObjectNode> objects(JsonNode tree) {
        List<ObjectNode> all = new ArrayList<>();
        if (tree instanceof ObjectNode object) {
            all.add(object);
        }
        tree.forEach(child -> all.addAll(objects(child)));
        return all;
    }

    private static @Nullable ObjectNode item(JsonNode tree) {
        ArrayNode longest = longest(tree, JsonNodeFactory.instance.arrayNode());
        return longest.size() < LIST ? null : (ObjectNode) longest.get(longest.size() / 2);
    }

    private static ArrayNode longest(JsonNode tree, ArrayNode before) {
        ArrayNode longest = before;
        if (tree instanceof ArrayNode list
                && list.size() > before.size()
                && list.get(list.size() / 2).isObject()) {
            longest = list;
        }
        for (JsonNode child : tree) {
            longest = longest(child, longest);
        }
        return longest;
    }
}
