// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How a chat looks and what it says: its title, colours and texts. Any thread. */
public final class Appearance {

    /** The title where none is configured; every language has its own words for it. */
    public static final String USUAL_TITLE = "Chat with us";

    private static final List<String> OF_THE_BUTTON = List.of("direction", "title", "open", "unread");

    private final Theme theme;
    private final Languages languages;

    private Appearance(Theme theme, Languages languages) {
        this.theme = theme;
        this.languages = languages;
    }

    /** The usual look, with this title. */
    public static Appearance titled(String title) {
        return of(title, "#1f5bd0", "auto", "end", Optional.empty());
    }

    /**
     * A look as it is configured.
     *
     * @param colour of the button and of what the visitor says, such as {@code #1f5bd0}
     * @param scheme auto, light or dark
     * @param corner of the page that has the button: end or start, in the direction of reading
     * @param languageFolder with a file {@code <language>.json} for each further language
     * @param texts such as {@code de.title=Fragen Sie uns}
     * @throws IllegalArgumentException if one of these is wrong; the message says what would be right
     */
    public static Appearance of(
            String title, String colour, String scheme, String corner, Optional<Path> languageFolder, String... texts) {
        Languages languages = new Languages(languageFolder, texts);
        if (!title.equals(USUAL_TITLE)) {
            languages.everywhere("title", title);
        }
        return new Appearance(new Theme(colour, scheme, corner), languages);
    }

    /** Adds title, languages, texts and theme to the settings, in the language that stands in them. */
    public void describe(ObjectNode settings) {
        String language = languages.nearest(settings.path("language").asText());
        settings.put("title", title(language)).put("language", language);
        settings.set("languages", names());
        settings.set("texts", languages.overrides(language));
        theme.describe(settings.putObject("theme"));
    }

    Theme theme() {
        return theme;
    }

    Languages languages() {
        return languages;
    }

    String title(String language) {
        return languages.texts(language).path("title").textValue();
    }

    /** What the button on other pages has to know. */
    ObjectNode ofTheButton() {
        ObjectNode button = JsonNodeFactory.instance.objectNode();
        theme.describe(button);
        ObjectNode texts = button.putObject("texts");
        names().forEach(name ->
                texts.set(name.textValue(), languages.texts(name.textValue()).retain(OF_THE_BUTTON)));
        return button;
    }

    private ArrayNode names() {
        ArrayNode names = JsonNodeFactory.instance.arrayNode();
        languages.names().forEach(names::add);
        return names;
    }
}
