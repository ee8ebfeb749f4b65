// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import io.parley.internal.ops.ReplySwitch;
import io.parley.internal.store.Pauses;
import io.parley.internal.store.Pauses.Pause;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whose answers are paused, as the overview shows it. */
final class PauseCard {

    private PauseCard() {}

    static Map<String, Object> holes(ReplySwitch replies, @Nullable String said) {
        Map<String, String> since = replies.pauses().stream()
                .collect(Collectors.toMap(Pause::account, pause -> Times.shown(pause.since())));
        List<Map<String, String>> accounts = replies.accounts().stream()
                .map(account -> Map.of("id", account, "since", since.getOrDefault(account, "")))
                .toList();
        return Map.of(
                "pausedSince", since.getOrDefault(Pauses.ALL, ""),
                "switches", accounts,
                "said", sentence(Objects.requireNonNullElse(said, "")));
    }

    private static String sentence(String said) {
        return switch (said) {
            case "paused" -> "The answers are paused. What is being sent now still ends.";
            case "resumed" -> "The answers go on.";
            default -> "";
        };
    }
}
