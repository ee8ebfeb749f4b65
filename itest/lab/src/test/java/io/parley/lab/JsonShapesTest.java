// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.lab.simulator.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One item is spoiled, however a vendor cuts its pages. */
class JsonShapesTest {

    private static Answer json(String text) {
        return Answer.text(200, "application/json", text.replace('\'', '"'));
    }

    private static String spoiled(List<Answer> answers, String name, int which) {
        ObjectNode item = JsonShapes.itemsByField(answers).get(name);
        return JsonShapes.spoiled(answers.get(which), item, name).body().replace('"', '\'');
    }

    @Test
    void oneItemOfAllPagesIsSpoiled() {
        List<Answer> pages =
                List.of(json("{'notes':[{'id':1},{'id':2},{'id':3}]}"), json("{'notes':[{'id':4},{'id':5},{'id':6}]}"));
        assertThat(spoiled(pages, "id", 0)).isEqualTo("{'notes':[{'id':1},{'id':{'odd':true}},{'id':3}]}");
        assertThat(spoiled(pages, "id", 1)).isEqualTo("{'notes':[{'id':4},{'id':5},{'id':6}]}");
    }

    @Test
    void pagesOfASingleItemHaveOneToo() {
        List<Answer> pages = List.of(json("[{'id':1,'by':{'id':9}}]"), json("[{'id':2,'by':{'id':9}}]"), json("[]"));
        assertThat(spoiled(pages, "by", 0)).isEqualTo("[{'id':1,'by':7}]");
        assertThat(spoiled(pages, "by", 1)).isEqualTo("[{'id':2,'by':{'id':9}}]");
    }

    @Test
    void anItemThatIsShownAgainIsAsOddThere() {
        List<Answer> pages = List.of(json("[{'id':1},{'id':2},{'id':3}]"), json("[{'id':2},{'id':3},{'id':4}]"));
        assertThat(spoiled(pages, "id", 1)).isEqualTo("[{'id':{'odd':true}},{'id':3},{'id':4}]");
    }

    @Test
    void shorterListsAreNoItems() {
        Map<String, ObjectNode> items = JsonShapes.itemsByField(
                List.of(json("{'tags':[{'name':'x'}]}"), json("[{'id':1},{'id':2},{'id':3}]"), json("no JSON")));
        assertThat(items).containsOnlyKeys("id");
    }
}
