// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Call;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Ids as servers have them that do not count: words of one length, of which the later ones stand later in a dictionary. */
final class IdsOfLetters {

    private static final int LENGTH = 20;
    private static final Pattern WORD = Pattern.compile("(?<![a-z])[a-j]{" + LENGTH + "}(?![a-z])");
    private static final Pattern SHOWN = Pattern.compile("(?<=\"(?:id|\\w{1,30}_id)\":\")\\d+(?=\")");

    private IdsOfLetters() {}

    static String of(String number) {
        StringBuilder word = new StringBuilder("a".repeat(LENGTH - number.length()));
        number.chars().forEach(digit -> word.append((char) ('a' + digit - '0')));
        return word.toString();
    }

    /** What is said in words, with numbers instead. */
    static String numbers(String text) {
        return WORD.matcher(text).replaceAll(word -> {
            StringBuilder number = new StringBuilder();
            word.group().chars().forEach(letter -> number.append((char) ('0' + letter - 'a')));
            return number.toString().replaceFirst("^0+(?=.)", "");
        });
    }

    static Call numbers(Call call) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        call.query()
                .forEach((name, values) -> query.put(
                        name, values.stream().map(IdsOfLetters::numbers).toList()));
        return new Call(
                call.method(),
                numbers(call.path()),
                query,
                call.headers(),
                numbers(call.text()).getBytes(StandardCharsets.UTF_8));
    }

    static Answer words(Answer answer) {
        String body = SHOWN.matcher(answer.body()).replaceAll(number -> of(number.group()));
        return new Answer(answer.status(), answer.headers(), body);
    }
}
