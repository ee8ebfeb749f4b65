// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.parley.internal.ops.Passport.Unpassed;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads the document that the contract suites wrote. It comes with a plug-in, so it is bounded and believed in nothing else. */
public final class PassportReader {

    private static final int LARGEST = 1_000_000;
    private static final int LONGEST = 2_000;
    private static final int MOST = 1_000;
    private static final JsonMapper JSON = new JsonMapper();

    private PassportReader() {}

    /**
     * Reads a passport.
     *
     * @throws IOException if it is none
     */
    public static Passport read(InputStream document) throws IOException {
        byte[] bytes = document.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new IOException("it is larger than " + LARGEST + " bytes");
        }
        JsonNode json;
        try {
            json = JSON.readTree(bytes);
        } catch (JacksonException e) {
            throw new IOException("it is no JSON", e);
        }
        if (!json.path("contract").isObject()) {
            throw new IOException("it tells of no contract");
        }
        Map<String, Integer> results = new TreeMap<>();
        List<Unpassed> unpassed = new ArrayList<>();
        json.path("contract")
                .properties()
                .forEach(suite -> suite.getValue().properties().forEach(test -> {
                    String outcome = text(test.getValue().path("outcome"));
                    results.merge(outcome, 1, Integer::sum);
                    if (!outcome.equals("passed") && unpassed.size() < MOST) {
                        String reason = text(test.getValue().path("reason"));
                        unpassed.add(new Unpassed(shortened(suite.getKey()), words(test.getKey()), outcome, reason));
                    }
                }));
        Map<String, String> abilities = new LinkedHashMap<>();
        json.path("describes").properties().stream()
                .limit(MOST)
                .forEach(one -> abilities.put(shortened(one.getKey()), text(one.getValue())));
        return new Passport(
                text(json.path("plugin")),
                text(json.at("/versions/plugin")),
                text(json.at("/versions/spi")),
                text(json.path("api")),
                abilities,
                results,
                unpassed,
                texts(json.path("limits")),
                texts(json.path("repeatSafety")));
    }

    private static List<String> texts(JsonNode list) {
        return list.valueStream().limit(MOST).map(PassportReader::text).toList();
    }

    private static String text(JsonNode node) {
        return shortened(node.asText());
    }

    /** A name as the suites have them, such as checkFindsDeadCredentials. */
    private static String words(String test) {
        return shortened(test)
                .replaceAll("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
