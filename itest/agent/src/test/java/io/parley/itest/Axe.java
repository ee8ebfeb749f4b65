// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What axe-core finds against the Web Content Accessibility Guidelines 2.2, level AA; frames are looked at one by one. */
final class Axe {

    private static final String RUN = """
            const results = await axe.run(document, {
              iframes: false,
              rules: { 'frame-tested': { enabled: false } },
              runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
            });
            return results.violations.concat(results.incomplete.filter(one => one.id !== 'color-contrast'))
                .flatMap(one => one.nodes.map(node => `${one.id}: ${one.help}: ${node.html}: ${node.failureSummary}`));
            """;

    private final String script;

    Axe() {
        try (InputStream in = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
            script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with the page, or with the frame that was entered. */
    List<?> violations(Browser browser) {
        browser.run(script);
        return (List<?>) browser.run("return (async () => {" + RUN + "})()");
    }
}
