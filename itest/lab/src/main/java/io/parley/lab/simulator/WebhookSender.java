// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Tells a webhook what happens, as vendors do: signed, again after a while when nobody takes it, and no more after some tries. A
 * test says when the time has come: nothing is sent but by {@link #deliverDue()}, in the thread that calls it.
 */
public final class WebhookSender {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final InstantSource clock;
    private final URI hook;
    private final WebhookSigning signing;
    private final List<Duration> pauses;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final List<WebhookDelivery> deliveries = new ArrayList<>();

    /**
     * Nothing is told yet.
     *
     * @param hook where to post
     * @param signing how
     * @param pauses after the first try, the second …; it gives up after as many tries and one
     */
    public WebhookSender(InstantSource clock, URI hook, WebhookSigning signing, List<Duration> pauses) {
        this.clock = clock;
        this.hook = hook;
        this.signing = signing;
        this.pauses = List.copyOf(pauses);
    }

    /** Has something to tell, from now on. */
    public synchronized void tell(String body) {
        deliveries.add(new WebhookDelivery(deliveries.size() + 1, body, List.of(), clock.instant(), false));
    }

    /** Tells once more what was taken long ago, as vendors do now and then. */
    public synchronized void tellAgain(int number) {
        tell(deliveries.get(number - 1).body());
    }

    /** {@return how many tries were made of what is due by now, oldest first} */
    public synchronized int deliverDue() {
        int tries = 0;
        for (int i = 0; i < deliveries.size(); i++) {
            WebhookDelivery delivery = deliveries.get(i);
            if (delivery.waits() && !delivery.due().isAfter(clock.instant())) {
                deliveries.set(i, tried(delivery));
                tries++;
            }
        }
        return tries;
    }

    /** {@return everything that was told, in its order} */
    public synchronized List<WebhookDelivery> deliveries() {
        return List.copyOf(deliveries);
    }

    /** {@return what the other side said that it has, and does not: the sender will never tell it again} */
    public synchronized List<WebhookDelivery> acknowledgedInVain(Predicate<String> stored) {
        return deliveries.stream()
                .filter(WebhookDelivery::acknowledged)
                .filter(delivery -> !stored.test(delivery.body()))
                .toList();
    }

    private WebhookDelivery tried(WebhookDelivery delivery) {
        int status = post(delivery.body().getBytes(StandardCharsets.UTF_8));
        Instant now = clock.instant();
        int before = delivery.tries().size();
        boolean last = before == pauses.size();
        return delivery.tried(new WebhookDelivery.Try(now, status), last ? now : now.plus(pauses.get(before)), last);
    }

    private int post(byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(hook)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        signing.headers(body).forEach(request::header);
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return WebhookDelivery.NO_ANSWER;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while telling", e));
        }
    }
}
