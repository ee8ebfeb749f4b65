// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import com.samskivert.mustache.Template;
import io.parley.internal.ops.Passport;
import io.parley.internal.ops.Passports;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code /passports}: which plug-ins are installed, and what the contract suites found out about each. */
public final class PassportsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Passports passports;
    private final transient Template page = Templates.load("passports.html");

    /** Shows what the plug-ins brought. */
    public PassportsServlet(Passports passports) {
        this.passports = passports;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<Map<String, Object>> plugins =
                passports.plugins().stream().map(PassportsServlet::plugin).toList();
        Answers.page(response, 200, page.execute(Map.of("plugins", plugins)));
    }

    private static Map<String, Object> plugin(Passports.Plugin plugin) {
        Map<String, Object> holes = new HashMap<>();
        holes.put("id", plugin.id());
        holes.put("name", plugin.name());
        holes.put("version", plugin.version());
        holes.put("complaint", plugin.complaint());
        plugin.passport().ifPresent(passport -> holes.put("passport", passport(passport)));
        return holes;
    }

    private static Map<String, Object> passport(Passport passport) {
        Map<String, Object> holes = new HashMap<>();
        holes.put("spi", passport.spi());
        holes.put("api", passport.api());
        holes.put("abilities", List.copyOf(passport.abilities().entrySet()));
        for (String outcome : List.of("passed", "failed", "skipped", "not asked")) {
            holes.put(outcome.replace(" ", ""), passport.results().getOrDefault(outcome, 0));
        }
        holes.put("unpassed", passport.unpassed());
        holes.put("unpassedCount", passport.unpassed().size());
        holes.put("limits", passport.limits());
        holes.put("repeatSafety", passport.repeatSafety());
        return holes;
    }
}
