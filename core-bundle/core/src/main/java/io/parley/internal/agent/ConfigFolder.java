// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.parley.internal.ops.Part;
import io.parley.internal.ops.Status;
import io.parley.internal.work.Round;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches {@code config/} and hands its files to the container, after checking them against what the plug-in declares, and
 * again when a secret that they name has changed. A file that is wrong changes nothing: what was there before goes on, and
 * the fault is shown.
 */
final class ConfigFolder implements Round {

    private static final Logger LOG = LoggerFactory.getLogger(ConfigFolder.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    /** Nobody is called before it is known how, and a message that comes at once must find its mapping and its route. */
    private static final Comparator<Path> NETWORK_AND_ROUTES_FIRST = Comparator.comparing(
                    (Path file) -> !file.getFileName().toString().startsWith(NetworkSettings.PID + "."))
            .thenComparing(file -> !file.getFileName().toString().startsWith(MappingConfiguration.PID + "~"))
            .thenComparing(file -> !file.getFileName().toString().startsWith("io.parley.route~"))
            .thenComparing(Comparator.naturalOrder());

    private static final long LARGEST = 1_000_000;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** A line for each element of a list, so that a change is one line. */
    private static final ObjectWriter LINE_BY_LINE =
            JSON.writer(new DefaultPrettyPrinter().withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE));

    private final Path folder;
    private final ConfigurationAdmin admin;
    private final Metatypes metatypes;
    private final Placeholders placeholders;
    private final NetworkSettings network;
    private final MappingFiles mappings;
    private final Map<Path, Applied> applied = new HashMap<>();
    private volatile Map<Path, String> faults = Map.of();
    private volatile List<ConfigFile> used = List.of();
    private volatile boolean waitsForPlugins;
    private volatile boolean wasRead;

    /** What was handed over: a text, and the state of the secrets that it names. */
    private record Applied(String text, String secrets) {}

    ConfigFolder(
            Path folder,
            ConfigurationAdmin admin,
            Metatypes metatypes,
            Placeholders placeholders,
            NetworkSettings network,
            MappingFiles mappings) {
        this.folder = folder;
        this.admin = admin;
        this.metatypes = metatypes;
        this.placeholders = placeholders;
        this.network = network;
        this.mappings = mappings;
    }

    @Override
    public Duration run() {
        Map<Path, String> found = new TreeMap<>();
        boolean waiting = false;
        List<Path> files = files();
        for (Path file : files) {
            try {
                apply(file);
            } catch (RefusedException e) {
                found.put(file, e.getMessage());
                ConfigFile.of(file)
                        .filter(MappingFiles::concern)
                        .ifPresent(mapping -> mappings.refused(mapping, e.getMessage()));
                waiting |= e.waits();
                if (!e.waits() && !e.getMessage().equals(faults.get(file))) {
                    LOG.warn("{} is not used: {}", file.getFileName(), e.getMessage());
                }
            }
        }
        for (Path gone :
                applied.keySet().stream().filter(file -> !files.contains(file)).toList()) {
            ConfigFile.of(gone).ifPresent(this::remove);
            applied.remove(gone);
        }
        faults.keySet().stream()
                .filter(file -> !files.contains(file))
                .flatMap(file -> ConfigFile.of(file).stream())
                .filter(MappingFiles::concern)
                .forEach(mappings::remove);
        faults = Map.copyOf(found);
        used = applied.keySet().stream()
                .flatMap(file -> ConfigFile.of(file).stream())
                .toList();
        waitsForPlugins = waiting;
        wasRead = true;
        return PAUSE;
    }

    /**
     * Writes a file as a person would, whole or not at all; it is read like any other.
     *
     * @param name of the file
     * @throws UncheckedIOException if it cannot be written
     */
    void write(String name, JsonNode document) {
        Path draft = folder.resolve(name + ".draft");
        try {
            Files.writeString(draft, LINE_BY_LINE.writeValueAsString(document) + "\n");
            Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be written into the folder of configurations", e);
        }
    }

    /** {@return whether the folder was read at least once} */
    boolean wasRead() {
        return wasRead;
    }

    /** {@return whether nothing but a missing plug-in keeps a file from being used} */
    boolean waitsForPlugins() {
        return waitsForPlugins;
    }

    /** {@return files that were handed to the container} */
    List<ConfigFile> used() {
        return used;
    }

    /** {@return files that are not used, with the reason} */
    List<Part> problems() {
        return faults.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(fault -> new Part(
                        "configuration " + fault.getKey().getFileName(), Status.WARN, "Not used: " + fault.getValue()))
                .toList();
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ConfigFile.SUFFIX))
                    .sorted(NETWORK_AND_ROUTES_FIRST)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be read", e);
        }
    }

    private void apply(Path file) throws RefusedException {
        String text = text(file);
        Applied now = new Applied(text, placeholders.secretsOf(text));
        @Nullable Applied before = applied.get(file);
        if (now.equals(before)) {
            return;
        }
        ConfigFile config = ConfigFile.of(file)
                .orElseThrow(() -> new RefusedException(
                        "its name must be <pid>~<name>.cfg.json, such as io.parley.channel.webchat~website.cfg.json"));
        Attributes attributes = metatypes
                .of(config.pid(), placeholders)
                .orElseThrow(() -> RefusedException.waiting(
                        "no plug-in for " + config.pid() + " is there; put its jar into plugins/ or correct the name"));
        Dictionary<String, Object> properties = attributes.read(json(text));
        refuseTakenName(config);
        config.idProperty().ifPresent(property -> properties.put(property, config.name()));
        if (config.once()) {
            network.check(properties);
        }
        checkMatching(properties);
        if (MappingFiles.concern(config)) {
            mappings.use(config, properties);
        } else {
            handOver(config, properties, before == null || before.secrets().equals(now.secrets()));
        }
        applied.put(file, now);
        LOG.info("{} is used", file.getFileName());
    }

    private static void checkMatching(Dictionary<String, Object> properties) throws RefusedException {
        Map<String, Object> given = new HashMap<>();
        properties.keys().asIterator().forEachRemaining(name -> given.put(name, properties.get(name)));
        try {
            new Settings(given).matchRules();
        } catch (IllegalArgumentException e) {
            throw new RefusedException(e.getMessage());
        }
    }

    private void handOver(ConfigFile config, Dictionary<String, Object> properties, boolean sameSecrets)
            throws RefusedException {
        try {
            if (sameSecrets) {
                configuration(config).updateIfDifferent(properties);
            } else {
                configuration(config).update(properties);
            }
        } catch (IOException e) {
            throw new RefusedException("it could not be handed over: " + e.getMessage());
        }
    }

    /** Ledger, cursors and links are kept under the name: two accounts, or two targets, cannot share one. */
    private void refuseTakenName(ConfigFile config) throws RefusedException {
        for (Path file : applied.keySet()) {
            Optional<ConfigFile> other = ConfigFile.of(file)
                    .filter(known -> known.name().equals(config.name()))
                    .filter(known -> known.idProperty().equals(config.idProperty()))
                    .filter(known -> !known.pid().equals(config.pid()));
            if (other.isPresent()) {
                throw new RefusedException("the name " + config.name() + " is taken by "
                        + other.get().file().getFileName() + "; give this one another name");
            }
        }
    }

    private static String text(Path file) throws RefusedException {
        try {
            if (Files.size(file) > LARGEST) {
                throw new RefusedException("it is larger than " + LARGEST + " bytes");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new RefusedException("it cannot be read: " + e.getMessage());
        }
    }

    static JsonNode json(String text) throws RefusedException {
        try {
            return JSON.readTree(text.isBlank() ? "{}" : text);
        } catch (JsonProcessingException e) {
            throw new RefusedException("it is not JSON: " + e.getOriginalMessage() + " in line "
                    + Optional.ofNullable(e.getLocation())
                            .map(at -> String.valueOf(at.getLineNr()))
                            .orElse("?"));
        }
    }

    private Configuration configuration(ConfigFile config) throws IOException {
        return config.once()
                ? admin.getConfiguration(config.pid(), "?")
                : admin.getFactoryConfiguration(config.pid(), config.name(), "?");
    }

    private void remove(ConfigFile config) {
        if (MappingFiles.concern(config)) {
            mappings.remove(config);
            return;
        }
        try {
            configuration(config).delete();
            LOG.info("{} was taken away", config.file().getFileName());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
