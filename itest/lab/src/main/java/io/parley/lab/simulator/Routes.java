// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds who answers a call by its method and its path, in which {@code {name}} stands for one segment. */
public final class Routes implements SimulatorServer.Vendor {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private final List<Route> routes = new ArrayList<>();
    private final BiFunction<Integer, String, Answer> no;

    /** Answers calls to one address. */
    @FunctionalInterface
    public interface Endpoint {

        /** {@return the answer; the places of the address are given by name} */
        Answer answer(Call call, Map<String, String> places);
    }

    private record Route(String method, Pattern path, List<String> names, Endpoint endpoint) {

        Optional<Map<String, String>> places(String asked) {
            Matcher matcher = path.matcher(asked);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            Map<String, String> places = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                places.put(names.get(i), matcher.group(i + 1));
            }
            return Optional.of(places);
        }
    }

    /**
     * Begins without an address.
     *
     * @param no how the vendor says no: to a status, 404 or 405, and its usual words
     */
    public Routes(BiFunction<Integer, String, Answer> no) {
        this.no = no;
    }

    /** Adds an address. Of several that fit, the one that was added first counts. */
    public Routes on(String method, String path, Endpoint endpoint) {
        List<String> names =
                PLACE.matcher(path).results().map(place -> place.group(1)).toList();
        StringBuilder expression = new StringBuilder();
        int from = 0;
        for (MatchResult place : PLACE.matcher(path).results().toList()) {
            expression
                    .append(Pattern.quote(path.substring(from, place.start())))
                    .append("([^/]+)");
            from = place.end();
        }
        expression.append(Pattern.quote(path.substring(from)));
        routes.add(new Route(method, Pattern.compile(expression.toString()), names, endpoint));
        return this;
    }

    @Override
    public Answer answer(Call call) {
        TreeSet<String> allowed = new TreeSet<>();
        for (Route route : routes) {
            Optional<Map<String, String>> places = route.places(call.path());
            if (places.isPresent() && route.method().equals(call.method())) {
                return route.endpoint().answer(call, places.get());
            }
            places.ifPresent(fits -> allowed.add(route.method()));
        }
        return allowed.isEmpty()
                ? no.apply(404, "Not Found")
                : no.apply(405, "Method Not Allowed").with("Allow", String.join(", ", allowed));
    }
}
