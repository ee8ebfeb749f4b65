// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opentest4j.TestAbortedException;

/** What all contract suites share. Together those of a plug-in fill its passport, {@code target/passport.html}. */
@ExtendWith({PassportOffice.class, Discretion.class})
public abstract class Contract {

    private final List<Line> lines = new ArrayList<>();

    /**
     * Contract tests that this plug-in cannot pass, with the reason. They stand in the plug-in's README too.
     *
     * @return reasons by the name of the test
     */
    protected Map<String, String> skipped() {
        return Map.of();
    }

    /**
     * The secrets of the configuration.
     *
     * @return texts that must not show anywhere, be it in a fault, a description, or a line that is logged during a test
     */
    protected Set<String> secrets() {
        return Set.of();
    }

    /**
     * Where the other side of the test is served, so that the suite can put a {@link Line} before it.
     *
     * @return null if there is no other side, or it does not speak HTTP
     */
    protected @Nullable URI vendor() {
        return null;
    }

    /** What the plug-in says of itself, for its passport. */
    Map<String, String> facts() {
        return Map.of();
    }

    /** A line to the other side; closed after the test. */
    final Line line() {
        Line line = new Line(given(vendor(), "its test does not say where the other side is served"));
        lines.add(line);
        return line;
    }

    /** What a plug-in has; without it the test is skipped with the reason. */
    static <T> T given(@Nullable T value, String otherwise) {
        if (value == null) {
            throw new TestAbortedException(otherwise);
        }
        return value;
    }

    /** No secret stands in a fault, its causes and what was suppressed. */
    final void tellsNoSecret(Throwable fault) {
        StringWriter told = new StringWriter();
        fault.printStackTrace(new PrintWriter(told));
        holdsNoSecret(told.toString());
    }

    /** No secret stands in a text, in any form. */
    final void holdsNoSecret(String text) {
        assertThat(SecretForms.toldIn(text, secrets())).as("told in %s", text).isEmpty();
    }

    @AfterEach
    final void hangUp() {
        lines.forEach(Line::close);
    }
}
