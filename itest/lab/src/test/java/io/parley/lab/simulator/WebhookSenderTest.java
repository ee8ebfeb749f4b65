// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.spi.http.WebhookSignatures;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookSenderTest {

    private static final String SECRET = "shared";
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(10), Duration.ofMinutes(1));

    private final SettableClock clock = new SettableClock(Instant.parse("2026-05-04T12:00:30Z"));
    private final Set<String> stored = new HashSet<>();
    private int status = 200;
    private final SimulatorServer receiver = new SimulatorServer(this::receive);
    private final WebhookSender sender = new WebhookSender(
            clock,
            URI.create(receiver.endpoint() + "/hook"),
            WebhookSigning.sha256Hex("X-Hub-Signature-256", SECRET),
            PAUSES);

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void whatIsTakenIsToldOnceAndSigned() {
        sender.tell("one");
        sender.tell("two");
        assertThat(sender.deliverDue()).isEqualTo(2);
        assertThat(sender.deliverDue()).isZero();
        assertThat(stored).containsExactlyInAnyOrder("one", "two");
        Call call = receiver.calls().get(0);
        assertThat(WebhookSignatures.matchesSha256Hex(
                        call.header("X-Hub-Signature-256").orElse(""), SECRET, call.body()))
                .isTrue();
    }

    @Test
    void whatNobodyTakesIsToldAgainAfterAPauseAndThenNoMore() {
        status = 500;
        sender.tell("one");
        sender.deliverDue();
        clock.pass(Duration.ofSeconds(9));
        assertThat(sender.deliverDue()).isZero();
        clock.pass(Duration.ofSeconds(1));
        receiver.failNext(call -> true, Fault.cut());
        assertThat(sender.deliverDue()).isEqualTo(1);
        assertThat(sender.deliveries().get(0).givenUp()).isFalse();
        clock.pass(Duration.ofMinutes(1));
        assertThat(sender.deliverDue()).isEqualTo(1);
        clock.pass(Duration.ofDays(1));
        assertThat(sender.deliverDue()).isZero();
        WebhookDelivery delivery = sender.deliveries().get(0);
        assertThat(delivery.givenUp()).isTrue();
        assertThat(delivery.acknowledged()).isFalse();
        assertThat(delivery.tries())
                .extracting(WebhookDelivery.Try::status)
                .containsExactly(500, WebhookDelivery.NO_ANSWER, 500);
    }

    @Test
    void whatWasToldInVainIsToldUntilItIsTaken() {
        status = 503;
        sender.tell("one");
        sender.deliverDue();
        status = 200;
        clock.pass(Duration.ofSeconds(10));
        sender.deliverDue();
        assertThat(sender.deliveries().get(0).acknowledged()).isTrue();
        assertThat(stored).containsExactly("one");
    }

    @Test
    void whatIsAcknowledgedAndNotStoredIsSeen() {
        sender.tell("one");
        receiver.failNext(call -> true, Fault.answering(Answer.empty(200)));
        sender.deliverDue();
        sender.tell("two");
        sender.deliverDue();
        assertThat(sender.acknowledgedInVain(stored::contains))
                .extracting(WebhookDelivery::body)
                .containsExactly("one");
    }

    @Test
    void theSameCanBeToldAgain() {
        sender.tell("one");
        sender.deliverDue();
        sender.tellAgain(1);
        sender.deliverDue();
        assertThat(receiver.calls()).hasSize(2).extracting(Call::text).containsOnly("one");
    }

    @Test
    void signaturesComeInBase64Too() {
        byte[] body = "one".getBytes(StandardCharsets.UTF_8);
        assertThat(WebhookSigning.sha256Base64("X-Signature", SECRET).headers(body))
                .containsEntry(
                        "X-Signature", Base64.getEncoder().encodeToString(WebhookSignatures.hmacSha256(SECRET, body)));
        assertThat(WebhookSigning.none().headers(body)).isEmpty();
    }

    private Answer receive(Call call) {
        if (status == 200) {
            stored.add(call.text());
        }
        return Answer.empty(status);
    }
}
