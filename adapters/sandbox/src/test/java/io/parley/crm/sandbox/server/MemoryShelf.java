// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server;

import io.parley.crm.sandbox.server.records.Refusal;
import io.parley.crm.sandbox.server.web.FileShelf;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the names of files, and refuses empty ones. */
final class MemoryShelf implements FileShelf {

    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    @Override
    public Kept keep(long caseId, String name, String mediaType, InputStream contents) throws IOException {
        if (contents.readAllBytes().length == 0) {
            throw new Refusal(422, "This file is empty.");
        }
        String id = "file-" + kept.size();
        Kept file = new Kept(id, name, mediaType, "https://files.example/" + id);
        kept.put(caseId + "/" + id, file);
        return file;
    }

    @Override
    public Optional<Kept> find(long caseId, String id) {
        return Optional.ofNullable(kept.get(caseId + "/" + id));
    }
}
