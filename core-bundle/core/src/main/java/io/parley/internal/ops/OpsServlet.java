// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** {@code /health} for load balancers and people, {@code /metrics} for Prometheus. */
public final class OpsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final JsonMapper JSON = new JsonMapper();

    private final transient Health health;
    private final transient Metrics metrics;

    /** Shows health and metrics. */
    public OpsServlet(Health health, Metrics metrics) {
        this.health = health;
        this.metrics = metrics;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (request.getServletPath().startsWith("/metrics")) {
            write(response, 200, "text/plain; version=0.0.4; charset=utf-8", metrics.text());
        } else {
            write(response, health.accepting() ? 200 : 503, "application/json", report());
        }
    }

    private String report() {
        List<Part> parts = health.parts();
        ObjectNode report = JSON.createObjectNode();
        report.put("status", Health.worst(parts).name());
        report.put("accepting", health.accepting());
        ArrayNode list = report.putArray("parts");
        for (Part part : parts) {
            list.addObject()
                    .put("name", part.name())
                    .put("status", part.status().name())
                    .put("message", part.message());
        }
        return report.toString();
    }

    private static void write(HttpServletResponse response, int status, String type, String text) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }
}
