// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.inhouse;

import io.parley.internal.inhouse.FileFolder.About;
import io.parley.internal.store.Store;
import io.parley.spi.channel.FileOffer;
import io.parley.spi.channel.FileRefusedException;
import io.parley.spi.channel.FileStore;
import io.parley.spi.channel.Inbox.NotStoredException;
import io.parley.spi.channel.KeptFile;
import io.parley.spi.channel.TokenSigner;
import io.parley.spi.http.AgentAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/** Keeps files in a folder of the agent's home. */
public final class StoredFiles implements FileStore {

    /** What the store itself may need. */
    private static final long LEAST_FREE_BYTES = 100_000_000;

    private final Path root;
    private final FileFolder folder;
    private final FileLinks links;
    private final FileScan scan = new FileScan();
    private final Store store;
    private final InstantSource clock;
    private final AgentAddress agent;
    private final SecureRandom random = new SecureRandom();
    private volatile FileSettings settings = FileSettings.PLAIN;

    /** In a folder, which is made when it is needed. */
    public StoredFiles(Path root, Store store, InstantSource clock, TokenSigner signer, AgentAddress agent) {
        this.root = root;
        this.folder = new FileFolder(root);
        this.links = new FileLinks(signer);
        this.store = store;
        this.clock = clock;
        this.agent = agent;
    }

    /** What was configured anew. */
    public void use(FileSettings newSettings) {
        settings = newSettings;
    }

    /** {@return what is configured} */
    public FileSettings settings() {
        return settings;
    }

    @Override
    public Set<String> mediaTypes() {
        return FileType.mediaTypes();
    }

    @Override
    public KeptFile accept(FileOffer offer, InputStream contents)
            throws FileRefusedException, NotStoredException, IOException, InterruptedException {
        String id = FileFolder.dayOf(today()) + "-" + unguessable();
        Path draft = draft(id);
        try {
            Receiving receiving = new Receiving(offer, FileFolder.contentsOf(draft));
            FileType type = receiving.take(contents);
            scan.pass(FileFolder.contentsOf(draft), settings);
            About about =
                    new About(offer.owner(), FileName.safe(offer.name(), type), type.mediaType(), receiving.bytes());
            keep(draft, id, about);
            return kept(id, about);
        } finally {
            FileFolder.clear(draft);
        }
    }

    @Override
    public Optional<KeptFile> find(String id) {
        return folder.about(id).map(about -> kept(id, about));
    }

    @Override
    public void delete(String id) throws IOException {
        folder.delete(id);
    }

    @Override
    public URI forPages(URI link) {
        return links.isOurs(link) ? URI.create(base() + link.getRawPath()) : link;
    }

    /** Deletes what is older than is configured. */
    void deleteOld() throws IOException {
        int days = settings.days();
        if (days > 0) {
            folder.deleteBefore(today().minusDays(days));
        }
        folder.deleteDraftsBefore(today().minusDays(1));
    }

    /** Finds the file to which a path behind {@code /files} leads. */
    Optional<KeptFile> at(String path) {
        return links.idIn(path).flatMap(this::find);
    }

    Optional<Path> contents(KeptFile file) {
        return folder.contents(file.id());
    }

    private Path draft(String id) throws NotStoredException {
        try {
            if (store.accepting()) {
                Path draft = folder.draft(id);
                if (Files.getFileStore(root).getUsableSpace() >= LEAST_FREE_BYTES) {
                    return draft;
                }
                FileFolder.clear(draft);
            }
        } catch (IOException e) {
            throw new NotStoredException("The folder of files cannot be written", e);
        }
        throw new NotStoredException("The disk is full", new IOException("no room for files"));
    }

    private void keep(Path draft, String id, About about) throws NotStoredException {
        try {
            folder.keep(draft, id, about);
        } catch (IOException e) {
            throw new NotStoredException("The file could not be kept", e);
        }
    }

    private KeptFile kept(String id, About about) {
        URI separate = settings.address();
        URI link = URI.create((separate == null ? agent.local() : separate) + links.path(id, about.name()));
        return new KeptFile(id, about.owner(), about.name(), about.mediaType(), about.size(), link);
    }

    private String base() {
        URI separate = settings.address();
        return separate == null ? "" : separate.toString();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private String unguessable() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
