// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Renders texts as the server does, including what it adds to markup that came from other servers. */
final class Html {

    private static final Pattern LINK_PREFIX = Pattern.compile("^https?://(www\\.)?");
    private static final int SHOWN_OF_A_LINK = 30;
    private static final String CAUTION = " rel=\"nofollow noopener noreferrer\" target=\"_blank\"";

    private final People people;

    Html(People people) {
        this.people = people;
    }

    String of(String text, Person author) {
        String marked =
                Rewriting.of(text.replaceAll("\r\n?", "\n"), Html::escape, entity -> entity(entity, text, author));
        return Arrays.stream(marked.split("\n\n+"))
                .filter(paragraph -> !paragraph.isBlank())
                .map(paragraph -> "<p>" + paragraph.replaceAll("^\n|\n$", "").replace("\n", "<br />") + "</p>")
                .collect(Collectors.joining());
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String tagAddress(String hashtag) {
        return "https://" + MastodonSimulator.DOMAIN + "/tags/" + hashtag.toLowerCase(Locale.ROOT);
    }

    private String entity(Entity entity, String text, Person author) {
        return switch (entity.kind()) {
            case LINK -> link(entity.value());
            case HASHTAG -> hashtag(entity.value(), author);
            case MENTION ->
                people.mentioned(entity.value(), author)
                        .map(person -> mention(person, text, author))
                        .orElse("@" + entity.value());
        };
    }

    private static String link(String address) {
        Matcher matcher = LINK_PREFIX.matcher(address);
        String prefix = matcher.find() ? matcher.group() : "";
        String rest = address.substring(prefix.length());
        boolean cut = rest.length() > SHOWN_OF_A_LINK;
        String shown = cut ? rest.substring(0, SHOWN_OF_A_LINK) : rest;
        String hidden = cut ? rest.substring(SHOWN_OF_A_LINK) : "";
        return "<a href=\"" + escape(address) + "\" target=\"_blank\" rel=\"nofollow noopener noreferrer\""
                + " translate=\"no\"><span class=\"invisible\">" + escape(prefix) + "</span><span class=\""
                + (cut ? "ellipsis" : "") + "\">" + escape(shown) + "</span><span class=\"invisible\">"
                + escape(hidden) + "</span></a>";
    }

    private static String hashtag(String name, Person author) {
        String relation = author.isLocal() ? " rel=\"tag\"" : CAUTION;
        return "<a href=\"" + tagAddress(name) + "\" class=\"mention hashtag\"" + relation + ">#<span>" + name
                + "</span></a>";
    }

    private String mention(Person person, String text, Person author) {
        return "<span class=\"h-card\" translate=\"no\"><a href=\"" + person.url() + "\" class=\"u-url mention\""
                + (author.isLocal() ? "" : CAUTION) + ">@<span>" + shortest(person, text, author)
                + "</span></a></span>";
    }

    /** The domain is shown only where two people of the same name are mentioned. */
    private String shortest(Person person, String text, Person author) {
        List<Person> namesakes = Entity.in(text).stream()
                .filter(entity -> entity.kind() == Entity.Kind.MENTION)
                .flatMap(entity -> people.mentioned(entity.value(), author).stream())
                .filter(other -> other.username().equalsIgnoreCase(person.username()))
                .distinct()
                .toList();
        return namesakes.size() > 1 ? person.acct() : person.username();
    }
}
