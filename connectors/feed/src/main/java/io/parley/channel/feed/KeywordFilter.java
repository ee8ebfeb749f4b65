// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.spi.HtmlText;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells what somebody asked for, by whole words in any case and script. */
final class KeywordFilter {

    private final Optional<Pattern> include;
    private final Optional<Pattern> exclude;
    private final HtmlText html;

    /**
     * A filter.
     *
     * @param include words or phrases of which an entry must have one; empty for no such condition
     * @param exclude words or phrases of which it must have none
     */
    KeywordFilter(List<String> include, List<String> exclude, HtmlText html) {
        this.include = pattern(include);
        this.exclude = pattern(exclude);
        this.html = html;
    }

    boolean wants(Entry entry) {
        if (include.isEmpty() && exclude.isEmpty()) {
            return true;
        }
        String text = normal(entry.title().line(html) + "\n" + entry.body().read(html));
        return include.map(words -> words.matcher(text).find()).orElse(true)
                && !exclude.map(words -> words.matcher(text).find()).orElse(false);
    }

    private static Optional<Pattern> pattern(List<String> words) {
        String any = words.stream()
                .map(KeywordFilter::normal)
                .map(word -> Stream.of(word.split(" ")).map(Pattern::quote).collect(Collectors.joining("\\s+")))
                .collect(Collectors.joining("|"));
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(Pattern.compile(
                        "(?<![\\p{L}\\p{M}\\p{N}_])(?:" + any + ")(?![\\p{L}\\p{M}\\p{N}_])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    private static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip().replaceAll("[ \\t\\x{a0}]+", " ");
    }
}
