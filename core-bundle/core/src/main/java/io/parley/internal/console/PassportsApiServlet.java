// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.internal.ops.Passport;
import io.parley.internal.ops.Passports;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /api/v1/passports}: the same for scripts. */
public final class PassportsApiServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Passports passports;

    /** Tells what the plug-ins brought. */
    public PassportsApiServlet(Passports passports) {
        this.passports = passports;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Passports.Plugin plugin : passports.plugins()) {
            ObjectNode node = list.addObject()
                    .put("plugin", plugin.id())
                    .put("name", plugin.name())
                    .put("version", plugin.version());
            if (plugin.passport().isPresent()) {
                fill(node.putObject("passport"), plugin.passport().get());
            } else {
                node.put("complaint", plugin.complaint());
            }
        }
        Answers.json(response, 200, list);
    }

    private static void fill(ObjectNode node, Passport passport) {
        node.put("spi", passport.spi()).put("api", passport.api());
        passport.abilities().forEach(node.putObject("abilities")::put);
        passport.results().forEach(node.putObject("results")::put);
        ArrayNode unpassed = node.putArray("unpassed");
        passport.unpassed().forEach(test -> unpassed.addObject()
                .put("suite", test.suite())
                .put("test", test.test())
                .put("outcome", test.outcome())
                .put("reason", test.reason()));
        passport.limits().forEach(node.putArray("limits")::add);
        passport.repeatSafety().forEach(node.putArray("repeatSafety")::add);
    }
}
