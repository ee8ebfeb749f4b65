// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Placeholders such as {@code $[secret:name]} and {@code $[env:NAME]}. They are filled by the container when a plug-in
 * reads its configuration; one that cannot be filled would be taken as it is, so it is refused before.
 *
 * @param secrets the folder of the secrets
 */
record Placeholders(Path secrets) {

    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\$\\[(secret|env):([^\\];]{1,200})(;[^\\]]{0,1000})?\\]");

    private static final String FILE_NAME = "[A-Za-z0-9._-]+";

    /** Whether a value is, or contains, a placeholder. */
    static boolean in(String value) {
        return PLACEHOLDER.matcher(value).find();
    }

    /** Looks whether every placeholder of a value can be filled. */
    void check(String attribute, String value) throws RefusedException {
        Matcher matcher = PLACEHOLDER.matcher(value);
        while (matcher.find()) {
            String options = matcher.group(3) == null ? "" : matcher.group(3);
            if (!options.contains("default=") && !present(matcher.group(1), matcher.group(2))) {
                throw new RefusedException(attribute + " asks for " + matcher.group() + ", but there is no "
                        + (matcher.group(1).equals("env")
                                ? "environment variable " + matcher.group(2)
                                : "file " + matcher.group(2) + " in the folder secrets"));
            }
        }
    }

    /** Something that is another when one of the secrets that a text names has been written anew. */
    String secretsOf(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .filter(found ->
                        found.group(1).equals("secret") && found.group(2).matches(FILE_NAME))
                .map(found -> state(secrets.resolve(found.group(2))))
                .collect(Collectors.joining(" "));
    }

    private static String state(Path secret) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(secret, BasicFileAttributes.class);
            return attributes.lastModifiedTime() + "/" + attributes.size() + "/" + attributes.fileKey();
        } catch (IOException e) {
            return "none";
        }
    }

    private boolean present(String kind, String name) {
        return kind.equals("env")
                ? System.getenv(name) != null
                : name.matches(FILE_NAME) && Files.isReadable(secrets.resolve(name));
    }
}
