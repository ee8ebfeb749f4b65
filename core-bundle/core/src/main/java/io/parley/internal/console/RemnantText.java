// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What stands of the agent in a CRM, for people at a terminal. */
final class RemnantText {

    private RemnantText() {}

    static String of(JsonNode report) {
        String target = report.path("target").asText();
        if (!report.path("known").asBoolean()) {
            return report.path("instruction").asText() + ".\n";
        }
        JsonNode removal = report.path("removal");
        if (removal.path("phase").asText().equals("REMOVING")) {
            return "Removing from " + target + ": " + removal.path("removed").asLong() + " removed, now "
                    + removal.path("now").asText() + ".\n";
        }
        List<String> removable = new ArrayList<>();
        List<String> byHand = new ArrayList<>();
        for (JsonNode remnant : report.path("remnants")) {
            String line = "  " + remnant.path("count").asLong() + "  "
                    + remnant.path("name").asText();
            if (remnant.has("instruction")) {
                byHand.add(line + "\n     " + remnant.path("instruction").asText());
            } else {
                removable.add(line);
            }
        }
        StringBuilder text = new StringBuilder();
        if (!removal.isMissingNode()) {
            text.append(removal.path("removed").asLong()).append(" removed.\n");
            removal.path("problems").forEach(problem -> text.append("Not removed: ")
                    .append(problem.asText())
                    .append('\n'));
        }
        section(text, "Of Parley stands in " + target + ", and can be removed:", removable);
        section(text, "To be removed by hand:", byHand);
        return removable.isEmpty() && byHand.isEmpty()
                ? text.append("Nothing of Parley is left in ")
                        .append(target)
                        .append(".\n")
                        .toString()
                : text.toString();
    }

    private static void section(StringBuilder text, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append(title).append('\n').append(String.join("\n", lines)).append('\n');
        }
    }
}
