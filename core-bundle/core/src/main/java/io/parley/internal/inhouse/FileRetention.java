// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.inhouse;

import io.parley.internal.work.Round;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes files that are older than is configured, looking every hour. */
public final class FileRetention implements Round {

    private static final Logger LOG = LoggerFactory.getLogger(FileRetention.class);
    private static final Duration PAUSE = Duration.ofHours(1);

    private final StoredFiles files;

    /** Of some files. */
    public FileRetention(StoredFiles files) {
        this.files = files;
    }

    @Override
    public Duration run() {
        try {
            files.deleteOld();
        } catch (IOException e) {
            LOG.warn("Old files cannot be deleted: {}", e.toString());
        }
        return PAUSE;
    }
}
