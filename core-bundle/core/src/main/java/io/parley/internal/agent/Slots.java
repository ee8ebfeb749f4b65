// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.internal.agent.Slot.Candidate;
import io.parley.internal.ops.Roster.Member;
import io.parley.internal.work.Ticker;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.Version;

/**
 * All accounts, or all targets, by their ids.
 *
 * @param <T> what serves them
 */
final class Slots<T> {

    private final Map<String, Slot<T>> slots = new ConcurrentHashMap<>();
    private final String idProperty;
    private final Slot.Starter<T> starter;
    private final Ticker ticker;
    private final Supplier<Duration> grace;

    Slots(String idProperty, Slot.Starter<T> starter, Ticker ticker, Supplier<Duration> grace) {
        this.idProperty = idProperty;
        this.starter = starter;
        this.ticker = ticker;
        this.grace = grace;
    }

    void add(ServiceReference<T> reference, T service) {
        id(reference).ifPresent(id -> slots.computeIfAbsent(id, key -> new Slot<>(key, starter, ticker, grace))
                .add(new Candidate<>(service, version(reference), properties(reference))));
    }

    void remove(ServiceReference<T> reference, T service) {
        id(reference).map(slots::get).ifPresent(slot -> slot.remove(service));
    }

    void close() {
        slots.values().forEach(Slot::close);
    }

    boolean serves(String id) {
        Slot<T> slot = slots.get(id);
        return slot != null && slot.served().isPresent();
    }

    List<Member> members() {
        return slots.entrySet().stream()
                .flatMap(
                        slot -> slot
                                .getValue()
                                .served()
                                .map(served -> new Member(slot.getKey(), served.type(), served.name()))
                                .stream())
                .sorted(Comparator.comparing(Member::id))
                .toList();
    }

    private Optional<String> id(ServiceReference<T> reference) {
        return Optional.ofNullable(reference.getProperty(idProperty)).map(Object::toString);
    }

    private static Version version(ServiceReference<?> reference) {
        return reference.getBundle() == null
                ? Version.emptyVersion
                : reference.getBundle().getVersion();
    }

    private static Map<String, Object> properties(ServiceReference<?> reference) {
        return Stream.of(reference.getPropertyKeys())
                .collect(Collectors.toUnmodifiableMap(
                        key -> key, key -> Objects.requireNonNull(reference.getProperty(key))));
    }
}
