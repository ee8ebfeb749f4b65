// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.spi.SyncException;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiResponse;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads addresses as a polite guest does: what robots may read, one thing at a time, and where redirects lead. */
final class FeedWeb {

    private static final int MOST_HOPS = 5;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> FOR_GOOD = Set.of(301, 308);
    private static final int[] REFUSALS = {304, 400, 401, 403, 404, 405, 406, 410, 451};

    private final Hosts hosts;
    private final Optional<RobotsFiles> robots;

    FeedWeb(Hosts hosts, Optional<RobotsFiles> robots) {
        this.hosts = hosts;
        this.robots = robots;
    }

    /**
     * An answer.
     *
     * @param response of the last address
     * @param address the last one
     * @param home where to ask the next time: behind all redirects that are for good
     */
    record Fetched(ApiResponse response, URI address, URI home) {}

    /** Reads an address to which somebody outside leads. */
    Fetched getFromOutside(URI address, Map<String, String> headers) throws SyncException, InterruptedException {
        if (OwnNetwork.has(address)) {
            throw new SyncException.ItemRejected(named(address)
                    + " is within the own network, but somebody outside names it; configure it here if that is right");
        }
        return get(address, headers);
    }

    /** Reads an address; its refusals are answers too. */
    Fetched get(URI address, Map<String, String> headers) throws SyncException, InterruptedException {
        URI at = address;
        URI home = address;
        boolean forGood = true;
        for (int hop = 0; hop <= MOST_HOPS; hop++) {
            if (robots.isPresent() && !robots.get().allow(at)) {
                throw new SyncException.ItemRejected(named(at) + " may not be read by robots, as robots.txt of "
                        + at.getHost() + " says; if the site is yours, allow the user agent Parley there, or set"
                        + " followRobots to false");
            }
            ApiResponse response = hosts.send(at, request(at, headers));
            Optional<String> location = response.header("Location");
            if (!REDIRECTS.contains(response.status()) || location.isEmpty()) {
                return new Fetched(response, at, home);
            }
            at = redirected(at, location.get());
            forGood &= FOR_GOOD.contains(response.status());
            home = forGood ? at : home;
        }
        throw new SyncException.ItemRejected(named(address) + " redirects in a circle; configure another address");
    }

    /** An address without its query, which may hold the key of a feed that is not for everybody. */
    static String named(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority() + address.getRawPath();
    }

    private static ApiRequest request(URI address, Map<String, String> headers) {
        ApiRequest.Builder request = ApiRequest.get(address.toString());
        headers.forEach(request::header);
        REDIRECTS.forEach(request::accept);
        for (int status : REFUSALS) {
            request.accept(status);
        }
        return request.build();
    }

    private static URI redirected(URI from, String location) throws SyncException {
        Optional<URI> target = Links.read(from, location);
        if (target.isEmpty() || target.get().getUserInfo() != null) {
            throw new SyncException.ItemRejected(named(from) + " redirects to an address that cannot be read");
        }
        boolean elsewhere = !Hosts.origin(from).equals(Hosts.origin(target.get()));
        if (elsewhere && OwnNetwork.has(target.get())) {
            throw new SyncException.ItemRejected(named(from) + " redirects to " + named(target.get())
                    + ", which is within the own network; if that is right, configure it as the address");
        }
        return target.get();
    }
}
