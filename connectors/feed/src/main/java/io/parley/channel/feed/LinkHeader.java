// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.spi.http.ApiResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the links of a header {@code Link}, as RFC 8288 has it.
 *
 * @param target as written
 * @param parameters by name in lower case
 */
record LinkHeader(String target, Map<String, String> parameters) {

    private static final int LONGEST = 20_000;
    private static final Pattern LINK =
            Pattern.compile("<([^<>]{1,2000})>((?:\\s*;\\s*[\\w*-]+\\s*=\\s*(?:\"[^\"]*\"|[^\\s;,\"]+))*)");
    private static final Pattern PARAMETER = Pattern.compile(";\\s*([\\w*-]+)\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;,\"]+))");

    static List<LinkHeader> of(ApiResponse response) {
        List<LinkHeader> links = new ArrayList<>();
        for (String header : response.headers().getOrDefault("Link", List.of())) {
            Matcher link = LINK.matcher(header.length() > LONGEST ? header.substring(0, LONGEST) : header);
            while (link.find()) {
                Map<String, String> parameters = new LinkedHashMap<>();
                Matcher parameter = PARAMETER.matcher(link.group(2));
                while (parameter.find()) {
                    String value = parameter.group(2) == null ? parameter.group(3) : parameter.group(2);
                    parameters.putIfAbsent(parameter.group(1).toLowerCase(Locale.ROOT), value);
                }
                links.add(new LinkHeader(link.group(1), parameters));
            }
        }
        return links;
    }

    boolean has(String relation) {
        return List.of(parameter("rel").toLowerCase(Locale.ROOT).split("\\s+")).contains(relation);
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
