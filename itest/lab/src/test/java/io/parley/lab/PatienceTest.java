// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.lab.simulator.Answer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A walk that would never end is interrupted, and one that takes long is not. */
class PatienceTest {

    private static final Answer ANSWER = Answer.empty(204);

    @Test
    void whoeverAsksOnAndOnIsInterrupted() {
        Patience patience = new Patience("without the field id", 30);
        UnaryOperator<Answer> counting = patience.counting(answer -> Answer.empty(410));
        for (int i = 0; i < 300; i++) {
            assertThat(counting.apply(ANSWER).status()).isEqualTo(410);
        }
        assertThat(Thread.interrupted()).isFalse();
        assertThat(patience.over()).isFalse();
        counting.apply(ANSWER);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(patience.over()).isTrue();
        assertThat(patience.sentence())
                .startsWith("without the field id: a walk ends, but this one asks on and on: 301 calls, where 30 read");
    }
}
