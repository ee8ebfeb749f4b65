// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.inhouse;

import io.parley.spi.channel.FileOffer;
import io.parley.spi.channel.FileRefusedException;
import io.parley.spi.channel.FileRefusedException.Reason;
import io.parley.spi.channel.Inbox.NotStoredException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Takes one file in, a little at a time; nothing of it stays in memory. For one thread. */
final class Receiving {

    private static final int PIECE = 16_384;

    private final FileOffer offer;
    private final Path file;
    private long bytes;

    Receiving(FileOffer offer, Path file) {
        this.offer = offer;
        this.file = file;
    }

    long bytes() {
        return bytes;
    }

    /** Writes it down until its end; returns what it is, when it is on disk. */
    FileType take(InputStream contents) throws FileRefusedException, NotStoredException, IOException {
        byte[] head = contents.readNBytes(FileType.HEAD);
        FileType type = typeOf(head);
        try (FileChannel out = open()) {
            byte[] piece = new byte[PIECE];
            add(head, head.length, out);
            for (int read = contents.read(piece); read >= 0; read = contents.read(piece)) {
                add(piece, read, out);
            }
            sync(out);
        }
        return type;
    }

    private FileType typeOf(byte[] head) throws FileRefusedException {
        if (head.length == 0) {
            throw new FileRefusedException(Reason.TYPE, "This file is empty.");
        }
        Set<String> wanted = offer.mediaTypes();
        return FileType.of(head, offer.mediaType(), offer.name())
                .filter(type -> wanted.isEmpty() || wanted.contains(type.mediaType()))
                .orElseThrow(() -> new FileRefusedException(Reason.TYPE, "Files of this type are not taken."));
    }

    private void add(byte[] piece, int length, FileChannel out) throws FileRefusedException, NotStoredException {
        bytes += length;
        if (bytes > offer.mostBytes()) {
            throw new FileRefusedException(
                    Reason.TOO_LARGE, "This file is too large; at most " + offer.mostBytes() + " bytes are taken.");
        }
        try {
            ByteBuffer buffer = ByteBuffer.wrap(piece, 0, length);
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
        } catch (IOException e) {
            throw new NotStoredException("The file cannot be written", e);
        }
    }

    private FileChannel open() throws NotStoredException {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new NotStoredException("The file cannot be written", e);
        }
    }

    private static void sync(FileChannel out) throws NotStoredException {
        try {
            out.force(true);
        } catch (IOException e) {
            throw new NotStoredException("The file cannot be written", e);
        }
    }
}
