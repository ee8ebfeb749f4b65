// SPDX-License-Identifier: Apache-2.0
package io.parley.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The inputs of one target that are kept: good samples, and what once broke it. */
record Inputs(String target) {

    private static final Path KEPT = Path.of("src/test/resources/io/parley/fuzz");

    List<byte[]> samples() {
        return files(folder("samples")).map(Inputs::bytes).toList();
    }

    /** Files of inputs that were findings. */
    List<Path> findings() {
        return files(folder("findings")).toList();
    }

    Path folder(String kind) {
        return KEPT.resolve(kind).resolve(target);
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
