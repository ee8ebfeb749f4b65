// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppearanceTest {

    @Test
    void germanSaysAllThatEnglishSaysWithTheSameValues() throws Exception {
        JsonNode english = file("en");
        JsonNode german = file("de");
        assertThat(names(german)).isEqualTo(names(english));
        names(english)
                .forEach(name -> assertThat(values(german.path(name))).as(name).isEqualTo(values(english.path(name))));
    }

    @Test
    void everyTextIsSaidSomewhere() throws Exception {
        StringBuilder sources = new StringBuilder(Asset.text("chat.html")).append(Asset.text("widget.js"));
        new Assets(Appearance.titled("Chat")).modules().forEach(name -> sources.append(Asset.text(name)));
        assertThat(names(file("en"))).allSatisfy(name -> assertThat(sources).containsPattern("[\".]" + name + "\\b"));
    }

    @Test
    void aTitleHoldsForAllLanguagesThatDoNotHaveTheirOwn() {
        assertThat(settings(Appearance.titled("Chat with us"), "de")
                        .path("title")
                        .textValue())
                .isEqualTo("Chatten Sie mit uns");
        assertThat(settings(Appearance.titled("Ask Ben"), "de").path("title").textValue())
                .isEqualTo("Ask Ben");
        Appearance own = appearance(Optional.empty(), "de.title=Fragen Sie Ben");
        assertThat(settings(own, "de").path("title").textValue()).isEqualTo("Fragen Sie Ben");
        assertThat(settings(own, "en").path("title").textValue()).isEqualTo("Ask Ben");
    }

    @Test
    void theNearestLanguageIsTaken() {
        Appearance appearance = appearance(Optional.empty(), "pt-BR.send=Enviar");
        assertThat(settings(appearance, "de-AT").path("language").textValue()).isEqualTo("de");
        assertThat(settings(appearance, "pt-br").path("language").textValue()).isEqualTo("pt-BR");
        assertThat(settings(appearance, "fr").path("language").textValue()).isEqualTo("en");
        for (String none : List.of("", "--", "de-", "-de", "no such; language", "x-y-z", "*")) {
            assertThat(settings(appearance, none).path("language").textValue()).isEqualTo("en");
        }
    }

    @Test
    void aFolderBringsFurtherLanguagesWhichSayTheRestInEnglish(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("fr.json"), "{\"send\": \"Envoyer\"}");
        Files.writeString(folder.resolve("notes.txt"), "not a language");
        Appearance appearance = appearance(Optional.of(folder), "fr.name=Votre nom");
        assertThat(appearance.languages().names()).containsExactly("en", "de", "fr");
        JsonNode texts = appearance.languages().texts("fr");
        assertThat(texts.path("send").textValue()).isEqualTo("Envoyer");
        assertThat(texts.path("name").textValue()).isEqualTo("Votre nom");
        assertThat(texts.path("email").textValue()).isEqualTo("Your e-mail");
        assertThat(settings(appearance, "fr").path("texts").path("name").textValue())
                .isEqualTo("Votre nom");
    }

    @Test
    void whatIsWrongIsRefusedWithWhatWouldBeRight(@TempDir Path folder) throws Exception {
        assertThatThrownBy(() -> appearance(Optional.empty(), "de.tilte=Hallo"))
                .hasMessageStartingWith("The chat has no text de.tilte; it has direction, title,");
        assertThatThrownBy(() -> appearance(Optional.empty(), "Hallo"))
                .hasMessage("texts must hold lines such as de.title=Fragen Sie uns, not Hallo");
        assertThatThrownBy(() -> appearance(Optional.of(folder.resolve("none"))))
                .hasMessageContaining("languageFolder");
        assertThatThrownBy(() -> Appearance.of("Chat", "#1f5bd0", "blue", "end", Optional.empty()))
                .hasMessage("scheme must be auto, light or dark, not blue");
        assertThatThrownBy(() -> Appearance.of("Chat", "#1f5bd0", "auto", "left", Optional.empty()))
                .hasMessage("corner must be end or start, not left");
        Files.writeString(folder.resolve("fr.json"), "[]");
        assertThatThrownBy(() -> appearance(Optional.of(folder))).hasMessageContaining("must be a JSON object");
    }

    @Test
    void whatIsLoadedHasAnotherNameWhenAnythingInItChanges() {
        String usual = new Assets(Appearance.titled("Chat")).digest();
        assertThat(new Assets(Appearance.titled("Chat")).digest()).isEqualTo(usual);
        assertThat(new Assets(Appearance.titled("Talk")).digest()).isNotEqualTo(usual);
    }

    private static Appearance appearance(Optional<Path> folder, String... texts) {
        return Appearance.of("Ask Ben", "#1f5bd0", "auto", "end", folder, texts);
    }

    private static JsonNode settings(Appearance appearance, String language) {
        ObjectNode settings = JsonNodeFactory.instance.objectNode().put("language", language);
        appearance.describe(settings);
        return settings;
    }

    private static JsonNode file(String language) throws Exception {
        return new JsonMapper().readTree(Asset.text("languages/" + language + ".json"));
    }

    private static TreeSet<String> names(JsonNode texts) {
        TreeSet<String> names = new TreeSet<>();
        for (Iterator<String> iterator = texts.fieldNames(); iterator.hasNext(); ) {
            names.add(iterator.next());
        }
        return names;
    }

    private static List<String> values(JsonNode text) {
        return Pattern.compile("\\{\\w+}")
                .matcher(text.textValue())
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }
}
