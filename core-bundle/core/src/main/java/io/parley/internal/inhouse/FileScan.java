// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.inhouse;

import io.parley.spi.channel.FileRefusedException;
import io.parley.spi.channel.FileRefusedException.Reason;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has a file looked at by a program of the administrator's, which ends with 0 for clean and 1 for harmful. */
final class FileScan {

    private static final Logger LOG = LoggerFactory.getLogger(FileScan.class);
    private static final int CLEAN = 0;
    private static final int HARMFUL = 1;

    private static final int AT_ONCE = 4;

    private final Semaphore running = new Semaphore(AT_ONCE);

    /** Returns if it is clean, or nobody is to be asked. */
    void pass(Path file, FileSettings settings) throws FileRefusedException, InterruptedException {
        if (settings.scan().isEmpty()) {
            return;
        }
        long patience = settings.patience().toMillis();
        if (!running.tryAcquire(patience, TimeUnit.MILLISECONDS)) {
            throw notNow();
        }
        try {
            judge(file, settings);
        } finally {
            running.release();
        }
    }

    private static void judge(Path file, FileSettings settings) throws FileRefusedException, InterruptedException {
        List<String> command = new ArrayList<>(settings.scan());
        command.add(file.toAbsolutePath().toString());
        int verdict = ask(command, settings.patience());
        if (verdict == HARMFUL) {
            throw new FileRefusedException(Reason.HARMFUL, "This file was found to be harmful.");
        }
        if (verdict != CLEAN) {
            LOG.warn("A file was refused: the scan by {} ended with {}", command.get(0), verdict);
            throw notNow();
        }
    }

    private static int ask(List<String> command, Duration patience) throws FileRefusedException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            LOG.warn("A file was refused: the scan cannot be started: {}", e.getMessage());
            throw notNow();
        }
        try {
            process.getOutputStream().close();
            if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return process.exitValue();
            }
            LOG.warn("A file was refused: the scan took longer than {} s", patience.toSeconds());
            throw notNow();
        } catch (IOException e) {
            throw notNow();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static FileRefusedException notNow() {
        return new FileRefusedException(Reason.NOT_NOW, "This file could not be checked; please try again later.");
    }
}
