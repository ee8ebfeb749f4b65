// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The texts of a chat in its languages: English and German, those of a folder, and what the configuration says. */
final class Languages {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String FIRST = "en";
    private static final List<String> OWN = List.of(FIRST, "de");
    private static final Pattern FILE = Pattern.compile("([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\\.json");
    private static final Pattern LINE = Pattern.compile("([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\\.([A-Za-z]+)=(.*)");

    private final ObjectNode english = read(Asset.text("languages/en.json"), "English");
    private final Map<String, ObjectNode> texts = new TreeMap<>();
    private final Map<String, ObjectNode> overrides = new TreeMap<>();

    /**
     * Languages.
     *
     * @param folder with a file {@code <language>.json} for each further language, or one that says something differently
     * @param lines such as {@code de.title=Fragen Sie uns}
     */
    Languages(Optional<Path> folder, String... lines) {
        OWN.forEach(language -> add(language, read(Asset.text("languages/" + language + ".json"), language)));
        folder.ifPresent(this::addFolder);
        for (String line : lines) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "texts must hold lines such as de.title=Fragen Sie uns, not " + line);
            }
            override(matcher.group(1), matcher.group(2), matcher.group(3));
        }
    }

    /** Says something in all languages, where the configuration does not say it in one of them. */
    void everywhere(String key, String text) {
        texts.keySet().forEach(language -> {
            if (!overrides.getOrDefault(language, english.objectNode()).has(key)) {
                override(language, key, text);
            }
        });
    }

    /** {@return the languages, English first} */
    List<String> names() {
        return Stream.concat(Stream.of(FIRST), texts.keySet().stream().filter(name -> !name.equals(FIRST)))
                .toList();
    }

    /** {@return the language for somebody who wants this one, English where it is not there} */
    String nearest(String wanted) {
        Optional<String> tag = wanted.matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}")
                ? Optional.ofNullable(Locale.lookupTag(Locale.LanguageRange.parse(wanted), texts.keySet()))
                : Optional.empty();
        return tag.flatMap(found ->
                        texts.keySet().stream().filter(found::equalsIgnoreCase).findFirst())
                .orElse(FIRST);
    }

    /** {@return all texts of a language; what it leaves out is English} */
    ObjectNode texts(String language) {
        return english.deepCopy().setAll(texts.get(language));
    }

    /** {@return what the configuration says differently in a language} */
    ObjectNode overrides(String language) {
        return overrides.getOrDefault(language, JsonNodeFactory.instance.objectNode());
    }

    private void override(String language, String key, String text) {
        add(language, JsonNodeFactory.instance.objectNode().put(key, text));
        overrides
                .computeIfAbsent(language, name -> JsonNodeFactory.instance.objectNode())
                .put(key, text);
    }

    private void add(String language, ObjectNode added) {
        Set<String> known =
                Set.copyOf(english.propertyStream().map(Map.Entry::getKey).toList());
        added.properties().forEach(text -> {
            if (!known.contains(text.getKey()) || !text.getValue().isTextual()) {
                throw new IllegalArgumentException("The chat has no text " + language + "." + text.getKey()
                        + "; it has " + String.join(", ", names(english)));
            }
        });
        texts.computeIfAbsent(language, name -> JsonNodeFactory.instance.objectNode())
                .setAll(added);
    }

    private void addFolder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                Matcher matcher = FILE.matcher(String.valueOf(file.getFileName()));
                if (matcher.matches()) {
                    add(matcher.group(1), read(Files.readString(file), file.toString()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("languageFolder " + folder + " cannot be read", e);
        }
    }

    private static List<String> names(ObjectNode texts) {
        return texts.propertyStream().map(Map.Entry::getKey).toList();
    }

    private static ObjectNode read(String text, String name) {
        try {
            JsonNode node = JSON.readTree(text);
            if (node instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("The texts of " + name + " are not JSON: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("The texts of " + name + " must be a JSON object.");
    }
}
