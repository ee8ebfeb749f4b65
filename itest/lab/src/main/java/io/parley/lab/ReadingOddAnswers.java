// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.lab.simulator.Answer;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Page;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What a reader makes of answers that are not as they were when it was written. */
abstract class ReadingOddAnswers extends ReadingOverABadLine {

    @ContractTest
    void newFieldsDoNoHarm() throws Exception {
        Line line = line();
        answers(line);
        List<String> all = Told.of(pages(line, answer -> answer));
        assertThat(Told.of(pages(line, JsonShapes::withNewFields))).isEqualTo(all);
    }

    /**
     * Fields whose absence means something.
     *
     * @return such as the place of the next page, which is not there on the last one
     */
    protected Set<String> fieldsThatMayBeMissing() {
        return Set.of();
    }

    @ContractTest
    void missingFieldsAreSaid() throws Exception {
        Line line = line();
        Set<String> names = new LinkedHashSet<>();
        List<Answer> answers = answers(line);
        answers.forEach(answer -> names.addAll(JsonShapes.names(answer)));
        names.removeAll(fieldsThatMayBeMissing());
        int all = Told.of(pages(line, answer -> answer)).size();
        for (String name : names) {
            try {
                Patience patience = new Patience("without the field " + name, answers.size());
                List<Page> pages = pages(line, patience, answer -> JsonShapes.without(answer, name));
                assertThat(Told.of(pages).size() + namesOf(rejected(pages)).size())
                        .as("items without the field %s, read or rejected, each by a name of its own", name)
                        .isGreaterThanOrEqualTo(all);
            } catch (SyncException e) {
                assertThat(e)
                        .as("without the field %s", name)
                        .isNotInstanceOf(SyncException.RateLimited.class)
                        .hasMessageMatching("(?s).{10,}");
            }
        }
    }

    @ContractTest
    void anItemThatCannotBeReadIsRejectedAndItsNeighboursArrive() throws Exception {
        Line line = line();
        List<Answer> answers = answers(line);
        Map<String, ObjectNode> items = JsonShapes.itemsByField(answers);
        List<String> all = Told.of(pages(line, answer -> answer));
        List<Page.Rejected> rejected = new ArrayList<>();
        for (String name : items.keySet()) {
            Patience patience = new Patience("with one odd " + name, answers.size());
            List<Page> pages = pages(line, patience, answer -> JsonShapes.spoiled(answer, items.get(name), name));
            List<String> lost = new ArrayList<>(all);
            lost.removeAll(Told.of(pages));
            assertThat(lost).as("lost or changed with one odd %s", name).hasSizeLessThanOrEqualTo(1);
            rejected.addAll(rejected(pages));
        }
        assertThat(rejected)
                .as("items that cannot be read, after one of them held something odd in %s in turn", items.keySet())
                .isNotEmpty()
                .allSatisfy(item -> {
                    assertThat(item.id()).isNotBlank();
                    assertThat(item.reason()).isNotBlank();
                    assertThat(item.payload()).isNotBlank();
                    holdsNoSecret(item.reason() + item.payload());
                });
    }

    /** What the other side answers when everything is read. */
    private List<Answer> answers(Line line) throws Exception {
        List<Answer> answers = new ArrayList<>();
        pages(line, answer -> {
            answers.add(answer);
            return answer;
        });
        boolean speaksJson =
                answers.stream().anyMatch(answer -> !JsonShapes.names(answer).isEmpty());
        return given(speaksJson ? answers : null, "the channel does not answer in JSON");
    }

    private List<Page> pages(Line line, UnaryOperator<Answer> change) throws Exception {
        line.changes(change);
        return walk(readerOn(line), null, LARGE);
    }

    private List<Page> pages(Line line, Patience patience, UnaryOperator<Answer> change) throws Exception {
        try {
            return pages(line, patience.counting(change));
        } catch (AssertionError e) {
            throw new AssertionError(patience.oddity() + ": " + e.getMessage(), e);
        } catch (Exception e) {
            assertThat(patience.over()).as(patience.sentence()).isFalse();
            throw e;
        }
    }

    private static List<Page.Rejected> rejected(List<Page> pages) {
        return pages.stream().flatMap(page -> page.rejected().stream()).toList();
    }

    private static Set<String> namesOf(List<Page.Rejected> rejected) {
        return rejected.stream().map(Page.Rejected::id).collect(Collectors.toSet());
    }
}
