// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A guide for people, whose commands are run as they stand.
 *
 * @param text in Markdown
 */
record Guide(String text) {

    private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    static Guide read(Path file) throws IOException {
        return new Guide(Files.readString(file));
    }

    /** The commands in which these words stand. */
    String commands(String words) {
        Matcher block = COMMANDS.matcher(text);
        while (block.find()) {
            if (block.group(1).contains(words)) {
                return block.group(1);
            }
        }
        throw new AssertionError("the guide has no commands with " + words);
    }
}
