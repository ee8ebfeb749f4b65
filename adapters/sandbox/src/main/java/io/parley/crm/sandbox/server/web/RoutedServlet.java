// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.web;

import io.parley.crm.sandbox.server.records.Refusal;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers by routes; what goes wrong becomes a sentence, never a stack trace. */
public abstract class RoutedServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(RoutedServlet.class);

    private final transient Routes routes;
    private final transient Problems problems;

    /** With the routes and a way to tell problems. */
    protected RoutedServlet(Routes routes, Problems problems) {
        this.routes = routes;
        this.problems = problems;
    }

    /** Tells who asked that something was not done. */
    @FunctionalInterface
    public interface Problems {

        /** Answers with a status and a sentence. */
        void tell(HttpServletResponse response, int status, String sentence) throws IOException;
    }

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            routes.answer(request, response);
        } catch (Refusal e) {
            tell(request, response, e.status(), e.sentence(), e);
        } catch (SQLException | RuntimeException e) {
            LOG.error("The sandbox CRM could not answer {} {}", request.getMethod(), request.getRequestURI(), e);
            tell(request, response, 500, "The sandbox CRM could not do this; the agent's log says why.", e);
        }
    }

    /** An answer that has begun is broken off, so that nobody takes the part for the whole. */
    private void tell(
            HttpServletRequest request, HttpServletResponse response, int status, String sentence, Exception cause)
            throws IOException {
        if (response.isCommitted()) {
            throw new IOException("The answer broke off", cause);
        }
        response.resetBuffer();
        Bodies.discard(request);
        problems.tell(response, status, sentence);
    }
}
