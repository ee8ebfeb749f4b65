// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.inhouse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.parley.internal.store.Disk;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Files on the disk: a folder for each day, in it a folder for each file with its contents and what is known about it. It
 * gets its name when all of it is on the disk; until then it lies among the drafts.
 */
final class FileFolder {

    private static final Pattern ID = Pattern.compile("(\\d{8})-([A-Za-z0-9_-]{22})");
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CONTENTS = "contents";
    private static final String ABOUT = "about.json";
    private static final String DRAFTS = "drafts";

    private final Path root;

    FileFolder(Path root) {
        this.root = root;
    }

    /** What is known about a file. */
    record About(String owner, String name, String mediaType, long size) {}

    /** A folder for a file that is on its way. */
    Path draft(String id) throws IOException {
        return Files.createDirectories(root.resolve(DRAFTS).resolve(id));
    }

    static Path contentsOf(Path folder) {
        return folder.resolve(CONTENTS);
    }

    /** From now on the file is there. Its contents were synced by who wrote them. */
    void keep(Path draft, String id, About about) throws IOException {
        Path note = draft.resolve(ABOUT);
        Files.write(
                note,
                JSON.writeValueAsBytes(JSON.createObjectNode()
                        .put("owner", about.owner())
                        .put("name", about.name())
                        .put("mediaType", about.mediaType())
                        .put("size", about.size())));
        Disk.sync(note);
        Disk.sync(draft);
        Path place = place(id).orElseThrow();
        Files.createDirectories(place.getParent());
        Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE);
        Disk.sync(place.getParent());
    }

    Optional<About> about(String id) {
        return place(id).flatMap(FileFolder::read);
    }

    Optional<Path> contents(String id) {
        return place(id).map(FileFolder::contentsOf).filter(Files::isRegularFile);
    }

    void delete(String id) throws IOException {
        Optional<Path> place = place(id);
        if (place.isPresent()) {
            clear(place.get());
        }
    }

    /** Deletes what came before a day, and drafts of which nothing became. */
    void deleteBefore(LocalDate day) throws IOException {
        for (Path folder : inside(root)) {
            try {
                if (LocalDate.parse(folder.getFileName().toString(), DAY).isBefore(day)) {
                    for (Path file : inside(folder)) {
                        clear(file);
                    }
                    Files.deleteIfExists(folder);
                }
            } catch (DateTimeParseException e) {
                // Not a day.
            }
        }
    }

    /** Deletes drafts that were begun before a day: nothing becomes of them any more. */
    void deleteDraftsBefore(LocalDate day) throws IOException {
        for (Path draft : inside(root.resolve(DRAFTS))) {
            LocalDate begun =
                    LocalDate.ofInstant(Files.getLastModifiedTime(draft).toInstant(), ZoneOffset.UTC);
            if (begun.isBefore(day)) {
                clear(draft);
            }
        }
    }

    static void clear(Path folder) throws IOException {
        for (Path file : inside(folder)) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
    }

    static String dayOf(LocalDate day) {
        return DAY.format(day);
    }

    private Optional<Path> place(String id) {
        var matcher = ID.matcher(id);
        return matcher.matches()
                ? Optional.of(root.resolve(matcher.group(1)).resolve(matcher.group(2)))
                : Optional.empty();
    }

    private static Optional<About> read(Path place) {
        try {
            JsonNode about = JSON.readTree(Files.readAllBytes(place.resolve(ABOUT)));
            return Optional.of(new About(
                    about.path("owner").asText(),
                    about.path("name").asText(),
                    about.path("mediaType").asText(),
                    about.path("size").asLong()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static List<Path> inside(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            children.forEach(found::add);
        } catch (NoSuchFileException e) {
            return List.of();
        }
        return found;
    }
}
