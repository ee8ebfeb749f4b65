// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.web;

import io.parley.crm.sandbox.server.records.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which handler answers which method on which path. */
public final class Routes {

    private final List<Route> routes = new ArrayList<>();

    private record Route(String method, Pattern path, Handler handler) {}

    /**
     * Adds a route.
     *
     * @param path below the servlet; a star stands for one segment
     */
    public Routes on(String method, String path, Handler handler) {
        routes.add(new Route(method, Pattern.compile(path.replace("*", "([^/]+)")), handler));
        return this;
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, SQLException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        Set<String> allowed = new TreeSet<>();
        for (Route route : routes) {
            Matcher matcher = route.path().matcher(path);
            if (matcher.matches() && route.method().equals(method)) {
                String place = matcher.groupCount() == 0 ? "" : matcher.group(1);
                route.handler().answer(new Call(request, response, place));
                return;
            }
            if (matcher.matches()) {
                allowed.add(route.method());
            }
        }
        if (allowed.isEmpty()) {
            throw new Refusal(404, "There is nothing at this address; look at the path.");
        }
        response.setHeader("Allow", String.join(", ", allowed));
        throw new Refusal(405, "This address answers " + String.join(" and ", allowed) + " only.");
    }
}
