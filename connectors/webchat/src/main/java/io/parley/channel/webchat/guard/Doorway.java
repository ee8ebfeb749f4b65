// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.channel.webchat.web.Gate;
import io.parley.channel.webchat.web.RefusedException;
import io.parley.spi.channel.TokenSigner;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;

/** Lets visitors in: not those who are blocked, and not too many, unless they have worked for it. Any thread. */
public final class Doorway implements Gate {

    private static final String EVERYBODY = "";
    private static final int EASIEST = 14;
    private static final int TIMES_MORE_WITH_WORK = 4;

    private final Proxies proxies;
    private final List<Network> blocked;
    private final int fromOneOrigin;
    private final int fromEverybody;
    private final Rates asked;
    private final Rates worked;
    private final Challenges challenges;

    /**
     * What the configuration says of it.
     *
     * @param trustedProxies networks of proxies that say whom they speak for
     * @param blockedAddresses networks of those who are not let in
     * @param fromOneOrigin most conversations that one address may begin in a minute without work
     * @param fromEverybody most conversations that may begin in a minute without work
     */
    public record Terms(String[] trustedProxies, String[] blockedAddresses, int fromOneOrigin, int fromEverybody) {}

    /**
     * The doorway of one account.
     *
     * @throws IllegalArgumentException if what is configured is no network
     */
    public Doorway(String account, Terms terms, TokenSigner signer, InstantSource clock) {
        proxies = new Proxies(terms.trustedProxies());
        blocked = Network.of("blockedAddresses", terms.blockedAddresses());
        fromOneOrigin = terms.fromOneOrigin();
        fromEverybody = terms.fromEverybody();
        asked = new Rates(clock);
        worked = new Rates(clock);
        challenges = new Challenges(account, signer, clock);
    }

    @Override
    public String admit(HttpServletRequest request) throws RefusedException {
        Address address = proxies.caller(request)
                .orElseThrow(() -> new RefusedException(403, "It cannot be told where this comes from."));
        boolean speaks = !request.getMethod().equals("GET");
        if (speaks && blocked.stream().anyMatch(network -> network.holds(address))) {
            throw new RefusedException(403, "You cannot write here any more.");
        }
        return address.origin();
    }

    /**
     * Lets somebody begin a conversation.
     *
     * @param origin as {@link #admit} tells it
     * @param solution of a challenge; missing if there is none
     * @throws RefusedException if they have to work first, or to wait
     */
    public void begin(String origin, JsonNode solution) throws RefusedException {
        boolean few = asked.count(origin) <= fromOneOrigin;
        // Whoever is refused does not use up what the others have.
        if (few && asked.count(EVERYBODY) <= fromEverybody) {
            return;
        }
        if (!challenges.redeem(solution, origin)) {
            throw RefusedException.challenge("Many conversations are being begun; solve a challenge first.");
        }
        if (worked.count(origin) > fromOneOrigin * TIMES_MORE_WITH_WORK) {
            throw RefusedException.forNow("Too many conversations were begun from here; please wait a little.");
        }
    }

    /** A challenge; the harder, the more there is of what it is against. */
    ObjectNode challenge(String origin) {
        return challenges.make(
                origin,
                EASIEST
                        + doublings(asked.now(origin), fromOneOrigin)
                        + doublings(asked.now(EVERYBODY), fromEverybody)
                        + doublings(worked.now(origin), fromOneOrigin));
    }

    /** Tells pages whether everybody needs a challenge now. */
    public void describe(ObjectNode settings) {
        settings.put("challenge", asked.now(EVERYBODY) >= fromEverybody);
    }

    private static int doublings(int count, int allowed) {
        int times = count / allowed;
        return times == 0 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(times) - 1;
    }
}
