// SPDX-License-Identifier: Apache-2.0
package io.parley.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every way in which a plug-in can be broken is noticed by a contract test, and a good plug-in passes all of them. */
class MutantsTest {

    private static final List<Class<?>> READING = List.of(BoardReadingSuite.class);
    private static final List<Class<?>> SENDING = List.of(BoardSafeSuite.class, BoardSearchableSuite.class);
    private static final List<Class<?>> MODERATING = List.of(BoardModeratorSuite.class);
    private static final List<Class<?>> WRITING = List.of(RegisterSuite.class);

    private final Dish dish = new Dish();

    @AfterEach
    void close() {
        dish.close();
    }

    @Test
    void aGoodConnectorPasses() {
        Mutant<ConnectorParts> good = Mutant.of("good connector", parts -> parts);
        assertThat(dish.failures(good, READING)).isEmpty();
        assertThat(dish.failures(good, SENDING)).isEmpty();
    }

    @Test
    void aGoodConnectorPassesHoweverLittleItsVendorShowsAtOnce() {
        Mutant<ConnectorParts> good = Mutant.of("good connector", parts -> parts);
        assertThat(dish.failures(good, List.of(BoardSmallPagesSuite.class))).isEmpty();
    }

    @Test
    void aGoodModeratorPasses() {
        assertThat(dish.failures(Mutant.<ModeratorParts>of("good moderator", parts -> parts), MODERATING))
                .isEmpty();
    }

    @Test
    void aGoodAdapterPasses() {
        assertThat(dish.failures(Mutant.<AdapterParts>of("good adapter", parts -> parts), WRITING))
                .isEmpty();
    }

    @Test
    void brokenReadersAreFound() throws IOException {
        List<Mutant<?>> mutants = new ArrayList<>(PagingMutants.all());
        mutants.addAll(ContentMutants.all());
        mutants.addAll(ConnectorMutants.all());
        mutants.addAll(Doors.mutants(Board.TOKEN, Board.NOTHING));
        allAreFound("readers", mutants, READING);
    }

    @Test
    void brokenSendersAreFound() throws IOException {
        List<Mutant<?>> mutants = new ArrayList<>(SendingMutants.all());
        mutants.addAll(Doors.mutants(Board.TOKEN, Board.NOTHING));
        allAreFound("senders", mutants, SENDING);
    }

    @Test
    void brokenModeratorsAreFound() throws IOException {
        allAreFound("moderators", new ArrayList<>(ModeratingMutants.all()), MODERATING);
    }

    @Test
    void brokenAdaptersAreFound() throws IOException {
        List<Mutant<?>> mutants = new ArrayList<>(WritingMutants.all());
        mutants.addAll(EventMutants.all());
        mutants.addAll(Doors.mutants(Register.TOKEN, Register.NOTHING));
        allAreFound("adapters", mutants, WRITING);
    }

    /** Who found which mutant stands in a file, so that a test that finds none can be seen. */
    private void allAreFound(String name, List<Mutant<?>> mutants, List<Class<?>> suites) throws IOException {
        List<Map<String, String>> failures = mutants.parallelStream()
                .map(mutant -> dish.failures(mutant, suites))
                .toList();
        List<String> report = new ArrayList<>();
        List<String> survivors = new ArrayList<>();
        for (int i = 0; i < mutants.size(); i++) {
            String mutant = mutants.get(i).name();
            failures.get(i).keySet().forEach(test -> report.add(mutant + " <- " + test));
            if (failures.get(i).isEmpty()) {
                survivors.add(mutant);
                report.add(mutant + " survives: no contract test fails");
            }
        }
        report.add(mutants.size() - survivors.size() + " of " + mutants.size() + " are found");
        Files.write(Path.of("target", name + ".txt"), report);
        assertThat(survivors).as("survivors of %d mutants", mutants.size()).isEmpty();
    }
}
