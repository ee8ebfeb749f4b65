// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the folder of a plug-in says about it, apart from its code.
 *
 * @param readme its lines
 * @param manifest of its bundle
 */
record PluginFolder(List<String> readme, Attributes manifest) {

    private static final Path README = Path.of("README.md");
    private static final Path BUNDLE = Path.of("target", "classes");
    private static final Path MANIFEST = BUNDLE.resolve("META-INF/MANIFEST.MF");
    private static final String RULE = "| ---";
    private static final String API = "**API**: ";
    private static final Pattern SPI = Pattern.compile("io\\.parley\\.spi;version=\"([^\"]+)\"");

    static boolean exists() {
        return Files.isReadable(README) && Files.isReadable(MANIFEST);
    }

    /** Puts a document into the bundle, which is packed after the tests. */
    static void pack(String path, String document) throws IOException {
        Path file = BUNDLE.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, document);
    }

    static PluginFolder read() throws IOException {
        try (InputStream in = Files.newInputStream(MANIFEST)) {
            return new PluginFolder(Files.readAllLines(README), new Manifest(in).getMainAttributes());
        }
    }

    String name() {
        return attribute("Bundle-SymbolicName");
    }

    /** Its own version, and that of the SPI it was built against. */
    Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("plugin", attribute("Bundle-Version"));
        Matcher spi = SPI.matcher(attribute("Import-Package"));
        versions.put("spi", spi.find() ? spi.group(1) : "");
        return versions;
    }

    /** Which interface of the vendor it speaks, and until when the vendor keeps that; empty where the README does not say. */
    String api() {
        return readme.stream()
                .filter(line -> line.startsWith(API))
                .map(line -> plain(line.substring(API.length())))
                .findFirst()
                .orElse("");
    }

    /** The items of the lists below a heading, and the rows of its tables without their heads. */
    List<String> items(String heading) {
        List<String> lines = section(heading).toList();
        return IntStream.range(0, lines.size())
                .filter(at -> lines.get(at).startsWith("- ") || isRow(lines, at))
                .mapToObj(at -> lines.get(at).replaceAll("^- |^\\| | \\|$", "").replace(" | ", ": "))
                .map(PluginFolder::plain)
                .toList();
    }

    private static boolean isRow(List<String> lines, int at) {
        boolean head = at + 1 < lines.size() && lines.get(at + 1).startsWith(RULE);
        return lines.get(at).startsWith("| ") && !lines.get(at).startsWith(RULE) && !head;
    }

    /** What is said below a heading. */
    List<String> paragraphs(String heading) {
        return section(heading)
                .filter(line -> !line.isBlank())
                .map(PluginFolder::plain)
                .toList();
    }

    /** Without the marks of Markdown. */
    private static String plain(String line) {
        return line.replaceAll("\\[([^\\]]+)]\\([^)]+\\)", "$1").replaceAll("[`*]", "");
    }

    private Stream<String> section(String heading) {
        return readme.stream()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "));
    }

    private String attribute(String name) {
        String value = manifest.getValue(name);
        return value == null ? "" : value;
    }
}
