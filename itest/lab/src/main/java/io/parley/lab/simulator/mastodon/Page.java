// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import io.parley.lab.simulator.Call;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which part of a list is asked for. Counted up from min_id it is what comes next after it; counted down with since_id
 * it is the newest, and what lies between is skipped.
 */
record Page(int limit, OptionalLong minimum, OptionalLong since, OptionalLong maximum, Set<Quirk> quirks) {

    private static final Pattern LEADING_NUMBER = Pattern.compile("^\\s*([+-]?\\d+)");
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    static Page of(Call call, int usual, int most, Set<Quirk> quirks) {
        long asked = call.parameter("limit").map(Page::number).orElse((long) usual);
        return new Page(
                (int) Math.min(Math.abs(asked), most),
                quirks.contains(Quirk.MIN_ID_IGNORED) ? OptionalLong.empty() : bound(call, "min_id"),
                bound(call, "since_id"),
                bound(call, "max_id"),
                quirks);
    }

    /** {@return the part, newest first} */
    <T> List<T> of(List<T> oldestFirst, ToLongFunction<T> id) {
        List<T> fitting = new ArrayList<>(oldestFirst.stream()
                .filter(one -> maximum.isEmpty() || id.applyAsLong(one) < maximum.getAsLong())
                .filter(one -> isAbove(id.applyAsLong(one), minimum))
                .filter(one -> minimum.isPresent() || isAbove(id.applyAsLong(one), since))
                .toList());
        Collections.reverse(fitting);
        int size = Math.min(limit, fitting.size());
        return minimum.isPresent() ? fitting.subList(fitting.size() - size, fitting.size()) : fitting.subList(0, size);
    }

    private boolean isAbove(long id, OptionalLong bound) {
        return bound.isEmpty()
                || id > bound.getAsLong()
                || id == bound.getAsLong() && quirks.contains(Quirk.BOUNDS_INCLUDED);
    }

    private static OptionalLong bound(Call call, String name) {
        return call.parameter(name)
                .filter(value -> !value.isBlank())
                .map(value -> OptionalLong.of(number(value)))
                .orElse(OptionalLong.empty());
    }

    /** As lenient as the server: what does not begin with a number is zero. */
    private static long number(String value) {
        Matcher matcher = LEADING_NUMBER.matcher(value);
        return matcher.find()
                ? new BigInteger(matcher.group(1)).min(MOST).max(MOST.negate()).longValue()
                : 0;
    }
}
