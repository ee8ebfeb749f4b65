// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.traffic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** How social traffic looks: the parameters of {@code shape.properties}. */
record Shape(
        Weights threadSizes,
        Weights threadPeople,
        double returningShare,
        double answerShare,
        Quantiles inboundLengths,
        Quantiles outboundLengths,
        Weights languages,
        double signShare,
        Quantiles threadGaps,
        Quantiles answerGaps,
        double editShare,
        Quantiles editGaps) {

    static Shape fitted() {
        Properties values = new Properties();
        try (InputStream in = Shape.class.getResourceAsStream("shape.properties")) {
            values.load(Objects.requireNonNull(in, "shape.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Shape(
                new Weights(values.getProperty("threadSizes")),
                new Weights(values.getProperty("threadPeople")),
                Double.parseDouble(values.getProperty("returningShare")),
                Double.parseDouble(values.getProperty("answerShare")),
                new Quantiles(values.getProperty("inboundLengths")),
                new Quantiles(values.getProperty("outboundLengths")),
                new Weights(values.getProperty("languages")),
                Double.parseDouble(values.getProperty("signShare")),
                new Quantiles(values.getProperty("threadGaps")),
                new Quantiles(values.getProperty("answerGaps")),
                Double.parseDouble(values.getProperty("editShare")),
                new Quantiles(values.getProperty("editGaps")));
    }
}
