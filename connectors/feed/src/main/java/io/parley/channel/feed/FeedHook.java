// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.channel.feed.Subscription.State;
import io.parley.spi.channel.WebhookCall;
import io.parley.spi.channel.WebhookOutcome;
import io.parley.spi.channel.WebhookReceiver;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Hears the hubs of feeds: that a subscription was meant, that it was denied, and that a feed has changed. */
@Component(
        service = WebhookReceiver.class,
        configurationPid = "io.parley.hook.feed",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = FeedHookConfiguration.class, factory = true)
public final class FeedHook implements WebhookReceiver {

    private static final Duration SHORTEST_LEASE = Duration.ofMinutes(5);
    private static final Duration USUAL_LEASE = Duration.ofDays(10);
    private static final Duration LONGEST_LEASE = Duration.ofDays(30);
    private static final Duration AFTER_DENIAL = Duration.ofDays(1);
    private static final Pattern CHALLENGE = Pattern.compile("[!-~]{1,1000}");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private final Subscriptions subscriptions;
    private final URI address;
    private final InstantSource clock;

    /**
     * Made by the container.
     *
     * @param configuration where hubs call
     * @param subscriptions what hubs were asked for
     * @throws IllegalArgumentException if the configuration is wrong; the message says what would be right
     */
    @Activate
    public FeedHook(FeedHookConfiguration configuration, @Reference Subscriptions subscriptions) {
        this(configuration, subscriptions, InstantSource.system());
    }

    FeedHook(FeedHookConfiguration configuration, Subscriptions subscriptions, InstantSource clock) {
        this.subscriptions = subscriptions;
        this.clock = clock;
        address = FeedSettings.address(
                "publicUrl", configuration.publicUrl(), "of this hook, such as https://parley.example.org/hooks/feeds");
        subscriptions.open(address);
    }

    /** The hook leaves: what is asked for from now on has nowhere to come to. */
    @Deactivate
    public void close() {
        subscriptions.close(address);
    }

    @Override
    public WebhookOutcome receive(WebhookCall call) {
        String id = call.query("id").orElse("");
        Optional<Subscription> known = subscriptions.find(id);
        if (known.isEmpty()) {
            // A hub that is told so may stop telling.
            return answer(call.method().equals("POST") ? 410 : 404, "Nobody here wants that.");
        }
        return switch (call.method()) {
            case "GET" -> intent(id, known.get(), call);
            case "POST" -> content(known.get(), call);
            default -> answer(405, "A hub asks by GET and tells by POST.");
        };
    }

    private WebhookOutcome intent(String id, Subscription subscription, WebhookCall call) {
        String mode = call.query("hub.mode").orElse("");
        if (!call.query("hub.topic").orElse("").equals(subscription.topic().toString())) {
            return answer(404, "Nobody here wants that.");
        }
        if (mode.equals("denied")) {
            subscriptions.put(id, subscription.as(State.DENIED, now().plus(AFTER_DENIAL)));
            return answer(200, "");
        }
        String challenge = call.query("hub.challenge").orElse("");
        boolean wanted = mode.equals("subscribe") && subscription.state() != State.UNWANTED;
        boolean unwanted = mode.equals("unsubscribe") && subscription.state() == State.UNWANTED;
        if (!wanted && !unwanted || !CHALLENGE.matcher(challenge).matches()) {
            return answer(404, "Nobody here wants that.");
        }
        if (wanted) {
            subscriptions.put(id, subscription.as(State.ACTIVE, now().plus(lease(call))));
        } else {
            subscriptions.remove(id);
        }
        return answer(200, challenge);
    }

    /** What was pushed is read where it comes from: a hub says when, the feed says what. */
    private WebhookOutcome content(Subscription subscription, WebhookCall call) {
        if (!HubSignature.matches(call.header("X-Hub-Signature").orElse(""), subscription.secret(), call.body())) {
            return answer(401, "The signature is wrong.");
        }
        subscriptions.tell(subscription);
        return WebhookOutcome.answer(202).news(subscription.account()).build();
    }

    private static Duration lease(WebhookCall call) {
        String written = call.query("hub.lease_seconds").orElse("");
        Duration lease = SECONDS.matcher(written).matches() ? Duration.ofSeconds(Long.parseLong(written)) : USUAL_LEASE;
        if (lease.compareTo(SHORTEST_LEASE) < 0) {
            return SHORTEST_LEASE;
        }
        return lease.compareTo(LONGEST_LEASE) > 0 ? LONGEST_LEASE : lease;
    }

    private Instant now() {
        return clock.instant();
    }

    private static WebhookOutcome answer(int status, String body) {
        return WebhookOutcome.answer(status).body("text/plain", body).build();
    }
}
