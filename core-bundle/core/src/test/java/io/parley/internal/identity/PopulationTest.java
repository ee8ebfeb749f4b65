// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.internal.identity.Population.Person;
import io.parley.internal.store.Matches.State;
import io.parley.model.ContactPoint;
import io.parley.model.SocialProfile;
import io.parley.spi.crm.ContactQuestion;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.FoundContact;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often ten thousand made-up people are taken for the right contact, and how often for a wrong one. */
class PopulationTest {

    private static final int PEOPLE = 10_000;

    /** How often somebody was taken for whom they are, and for whom they are not. */
    private static final class Score {

        private int right;
        private int wrong;

        private void add(Population population, Person person, CrmRef ref) {
            if (population.owner(ref) == person.number()) {
                right++;
            } else {
                wrong++;
            }
        }

        private double precision() {
            return right / (double) (right + wrong);
        }
    }

    @ParameterizedTest
    @CsvSource({"101, false", "102, false", "103, true", "104, true"})
    void whoeverIsMatchedIsMatchedRightly(long seed, boolean handles) {
        MatchRules rules = new MatchRules(
                EnumSet.allOf(ContactPoint.Kind.class), handles ? Set.of("test") : Set.of(), false, "DE");
        Population population = new Population(seed, PEOPLE);
        Recognition recognition = new Recognition(rules);
        Score matched = new Score();
        Score firstFound = new Score();
        int findable = 0;
        int toBeLookedAt = 0;
        for (Person person : population.people()) {
            SocialProfile profile = population.profile(person);
            Optional<ContactQuestion> question = recognition.question(profile);
            if (question.isEmpty()) {
                continue;
            }
            List<FoundContact> found = population.find(question.get());
            findable += population.findable(person, question.get()) ? 1 : 0;
            if (!found.isEmpty()) {
                firstFound.add(population, person, found.get(0).ref());
            }
            Verdict verdict = recognition.decide(profile, question.get(), found);
            @Nullable CrmRef ref = verdict.ref();
            if (ref != null) {
                matched.add(population, person, ref);
            } else if (verdict.state() == State.REVIEW) {
                toBeLookedAt++;
            }
        }
        double recall = matched.right / (double) findable;
        System.out.printf(
                Locale.ROOT,
                "%,d people, seed %d, e-mail and phone%s: precision %.4f at recall %.3f (%,d right, %,d wrong, of %,d who can be"
                        + " found), %,d to be looked at; whoever takes the first that is found has precision %.3f%n",
                PEOPLE,
                seed,
                handles ? " and handle" : "",
                matched.precision(),
                recall,
                matched.right,
                matched.wrong,
                findable,
                toBeLookedAt,
                firstFound.precision());
        assertThat(matched.precision()).isGreaterThanOrEqualTo(0.99);
        assertThat(recall).isGreaterThanOrEqualTo(0.80);
        assertThat(firstFound.precision()).as("that it is not too easy").isLessThan(0.96);
    }
}
