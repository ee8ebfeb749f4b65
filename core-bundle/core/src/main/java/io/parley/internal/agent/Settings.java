// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.internal.identity.CasePolicy;
import io.parley.internal.identity.MatchRules;
import io.parley.internal.pacing.Reserve;
import io.parley.spi.Budget;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the agent itself reads from the configuration of an account or target: {@link EveryAccount}, {@link EveryTarget}.
 *
 * @param properties of the plug-in's service
 */
record Settings(Map<String, Object> properties) {

    /** The pause between two looks for news. */
    Duration pollPause(Duration usual) {
        return seconds("pollSeconds", usual);
    }

    /** The pause between two looks for answers. */
    Duration replyPause(Duration usual) {
        return seconds("replySeconds", usual);
    }

    /** How long an answer rests before it is sent. */
    Duration recall() {
        return Duration.ofSeconds(number("recallSeconds"));
    }

    /** What becomes of cases that were closed. */
    CasePolicy casePolicy() {
        return new CasePolicy(
                hours("reopenWithinHours", CasePolicy.USUAL.reopenedWithin()),
                hours("newCaseAfterHours", CasePolicy.USUAL.newAfter()));
    }

    /** Whether nothing is written, and no answer is read. */
    boolean dryRun() {
        return Boolean.TRUE.equals(properties.get("dryRun"));
    }

    /**
     * By what people are recognised.
     *
     * @throws IllegalArgumentException with a sentence that says what would be right
     */
    MatchRules matchRules() {
        List<String> lines = properties.get("matchBy") instanceof Object[] values
                ? Stream.of(values).map(String::valueOf).toList()
                : List.of();
        boolean unverified = Boolean.TRUE.equals(properties.get("matchUnverified"));
        return MatchRules.of(lines, unverified, String.valueOf(properties.getOrDefault("matchRegion", "")));
    }

    /** How long before the first meeting things are wanted. */
    Duration backfill() {
        return Duration.ofDays(number("backfillDays"));
    }

    /** What the plug-in says it may use in a time, or less where a person says so. */
    List<Budget> budgets(List<Budget> described) {
        int calls = number("dailyCalls");
        return calls > 0
                ? Stream.concat(
                                described.stream()
                                        .filter(budget -> !budget.name().equals(Budget.CALLS)),
                                Stream.of(Budget.callsOfADay(calls)))
                        .toList()
                : described;
    }

    /** What is kept of budgets and limits for what is more urgent. */
    Reserve reserve() {
        return properties.containsKey("reservePercent") ? new Reserve(number("reservePercent")) : Reserve.USUAL;
    }

    private Duration seconds(String name, Duration usual) {
        int seconds = number(name);
        return seconds > 0 ? Duration.ofSeconds(seconds) : usual;
    }

    private Duration hours(String name, Duration usual) {
        return properties.containsKey(name) ? Duration.ofHours(number(name)) : usual;
    }

    private int number(String name) {
        return properties.get(name) instanceof Number number ? number.intValue() : 0;
    }
}
