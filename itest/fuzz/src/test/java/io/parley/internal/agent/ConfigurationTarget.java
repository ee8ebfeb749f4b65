// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.fuzz.Target;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Configuration files, their names, and the placeholders in them. */
public final class ConfigurationTarget implements Target {

    private final Placeholders placeholders = new Placeholders(Path.of("target/secrets"));
    private final Attributes attributes = new Attributes(List.of(new AnyAttributes()), placeholders);

    @Override
    public void read(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        placeholders.secretsOf(text);
        try {
            attributes.read(ConfigFolder.json(text));
        } catch (RefusedException e) {
            // It says what would be right.
        }
    }
}
