// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.guard;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The proxies that are believed when they say whom they speak for. Each of them adds at the end from whom it has the
 * request, so what they say is read from the end, as far as the next one is believed too: whatever stands before that may be
 * the visitor's own invention.
 */
final class Proxies {

    private static final Pattern FOR =
            Pattern.compile("(?i)(?:^|;)\\s*for=\"?(\\[[^\\]\"]*\\]|[^;:\"]*)(?::[^;\"]*)?\"?");
    private static final Pattern WITH_PORT = Pattern.compile("(\\[[^\\]]*\\]|[\\d.]+):\\d{1,5}");
    private static final int MOST = 20;

    private final List<Network> trusted;

    /**
     * Those of a configuration.
     *
     * @throws IllegalArgumentException if one is no network
     */
    Proxies(String[] trustedProxies) {
        trusted = Network.of("trustedProxies", trustedProxies);
    }

    /** {@return where a request comes from; empty only where the container does not know} */
    Optional<Address> caller(HttpServletRequest request) {
        Optional<Address> caller = Address.of(String.valueOf(request.getRemoteAddr()));
        if (caller.isEmpty() || !trusts(caller.get())) {
            return caller;
        }
        for (String step : steps(request)) {
            Optional<Address> before = Address.of(step);
            if (before.isEmpty()) {
                return caller;
            }
            caller = before;
            if (!trusts(before.get())) {
                return caller;
            }
        }
        return caller;
    }

    private boolean trusts(Address address) {
        return trusted.stream().anyMatch(network -> network.holds(address));
    }

    /** The last one first. A proxy writes one of the two headers; the standardised one counts if it is there. */
    private static List<String> steps(HttpServletRequest request) {
        boolean standard = request.getHeader("Forwarded") != null;
        List<String> steps = new ArrayList<>();
        for (String line : Collections.list(request.getHeaders(standard ? "Forwarded" : "X-Forwarded-For"))) {
            for (String step : line.split(",", -1)) {
                steps.add(standard ? named(step) : bare(step));
            }
        }
        Collections.reverse(steps);
        return steps.subList(0, Math.min(MOST, steps.size()));
    }

    private static String named(String step) {
        Matcher matcher = FOR.matcher(step);
        return matcher.find() ? matcher.group(1).strip() : "";
    }

    private static String bare(String step) {
        String text = step.strip();
        Matcher matcher = WITH_PORT.matcher(text);
        return matcher.matches() ? matcher.group(1) : text;
    }
}
