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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

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

    /**
     * Items by the names of their fields: for each field the item in the middle of the longest list of those that have it.
     * Shorter lists than three are of people, pictures and the like, unless all pages are as short.
     */
    static Map<String, ObjectNode> itemsByField(List<Answer> answers) {
        List<ArrayNode> lists = answers.stream()
                .map(answer -> longest(tree(answer), JsonNodeFactory.instance.arrayNode()))
                .filter(list -> !list.isEmpty())
                .sorted(Comparator.comparing(ArrayNode::size).reversed())
                .toList();
        Map<String, ObjectNode> items = new LinkedHashMap<>();
        for (ArrayNode list : lists) {
            if (list.size() >= Math.min(LIST, lists.get(0).size())) {
                ObjectNode item = (ObjectNode) list.get(list.size() / 2);
                item.fieldNames().forEachRemaining(name -> items.putIfAbsent(name, item));
            }
        }
        return items;
    }

    /** A field of an item holds something else than it should, wherever the item is listed. */
    static Answer spoiled(Answer answer, ObjectNode item, String name) {
        List<ObjectNode> listed = new ArrayList<>();
        Answer odd = changed(answer, tree -> {
            listed.addAll(objects(tree));
            listed.removeIf(object -> !object.equals(item));
            listed.forEach(object -> spoil(object, name));
        });
        return listed.isEmpty() ? answer : odd;
    }

    private static void spoil(ObjectNode item, String name) {
        if (item.path(name).isContainerNode()) {
            item.put(name, 7);
        } else {
            item.putObject(name).put("odd", true);
        }
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
