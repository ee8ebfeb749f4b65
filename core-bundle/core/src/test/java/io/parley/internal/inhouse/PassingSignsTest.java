// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.inhouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.internal.work.SettableClock;
import io.parley.model.ExternalId;
import io.parley.spi.channel.Transcript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PassingSignsTest {

    private static final ExternalId CHAT = new ExternalId("chat", "website", "one");

    private final SettableClock clock = new SettableClock();
    private final List<String> typing = new ArrayList<>();
    private final PassingSigns signs = new PassingSigns(clock, typing::add);

    @Test
    void typingIsOverAfterSixSeconds() {
        signs.repTypes(CHAT.key());
        assertThat(signs.repTypedAt(CHAT)).contains(clock.instant());
        clock.advance(Duration.ofMillis(5_999));
        assertThat(signs.repTypedAt(CHAT)).isPresent();
        clock.advance(Duration.ofMillis(1));
        assertThat(signs.repTypedAt(CHAT)).isEmpty();
    }

    @Test
    void eachKeyThatIsPressedIsNotNews() {
        AtomicInteger told = new AtomicInteger();
        signs.listen(CHAT, told::incrementAndGet);
        for (int i = 0; i < 40; i++) {
            signs.repTypes(CHAT.key());
            signs.customerTypes(CHAT);
            clock.advance(Duration.ofMillis(100));
        }
        assertThat(told).hasValue(2);
        assertThat(typing).containsExactly(CHAT.key(), CHAT.key());
    }

    @Test
    void whatWasSeenStaysSeen() {
        AtomicInteger told = new AtomicInteger();
        Transcript.Subscription subscription = signs.listen(CHAT, told::incrementAndGet);
        signs.repSaw(CHAT.key(), 3);
        signs.repSaw(CHAT.key(), 2);
        assertThat(signs.seenByRep(CHAT)).hasValue(3);
        assertThat(told).hasValue(1);
        subscription.close();
        signs.repSaw(CHAT.key(), 4);
        assertThat(told).hasValue(1);
        assertThat(signs.seenByCustomer(CHAT)).isEmpty();
        signs.customerSaw(CHAT, 5);
        assertThat(signs.seenByCustomer(CHAT)).hasValue(5);
    }

    @Test
    void theConversationsWithTheOldestSignsAreForgotten() {
        signs.repSaw(CHAT.key(), 1);
        for (int i = 0; i < 20_000; i++) {
            signs.repSaw("other" + i, 1);
        }
        assertThat(signs.seenByRep(CHAT)).isEmpty();
    }
}
