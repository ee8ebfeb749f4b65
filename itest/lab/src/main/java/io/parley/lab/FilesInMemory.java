// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import io.parley.spi.channel.FileOffer;
import io.parley.spi.channel.FileRefusedException;
import io.parley.spi.channel.FileRefusedException.Reason;
import io.parley.spi.channel.FileStore;
import io.parley.spi.channel.KeptFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Takes files for what their senders say that they are; the agent looks into them. */
final class FilesInMemory implements FileStore {

    private static final Set<String> TYPES =
            Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "image/heic", "application/pdf", "text/plain");

    private final Map<String, KeptFile> files = new ConcurrentHashMap<>();

    @Override
    public Set<String> mediaTypes() {
        return TYPES;
    }

    @Override
    public KeptFile accept(FileOffer offer, InputStream contents) throws FileRefusedException, IOException {
        if (!offer.mediaTypes().isEmpty() && !offer.mediaTypes().contains(offer.mediaType())) {
            throw new FileRefusedException(Reason.TYPE, "Files of this type are not taken.");
        }
        byte[] bytes = contents.readNBytes((int) Math.min(offer.mostBytes() + 1, Integer.MAX_VALUE));
        if (bytes.length > offer.mostBytes()) {
            throw new FileRefusedException(Reason.TOO_LARGE, "This file is too large.");
        }
        String id = "file-" + (files.size() + 1);
        URI link = URI.create("http://127.0.0.1:8080/files/" + id + "/file");
        KeptFile file = new KeptFile(id, offer.owner(), offer.name(), offer.mediaType(), bytes.length, link);
        files.put(id, file);
        return file;
    }

    @Override
    public Optional<KeptFile> find(String id) {
        return Optional.ofNullable(files.get(id));
    }

    @Override
    public void delete(String id) {
        files.remove(id);
    }

    @Override
    public URI forPages(URI link) {
        return link.getPath().startsWith("/files/") ? URI.create(link.getRawPath()) : link;
    }
}
