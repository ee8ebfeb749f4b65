// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.internal.store.StoreException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before all servlets. What breaks off or cannot be decoded is the caller's fault: it is answered with a sentence, and
 * nothing that anybody can send fills the log. What is left is ours, and is logged as such.
 */
final class RequestFaults extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(RequestFaults.class);

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getMethod().equals("GET") && hasBody(request)) {
            // Nobody reads it: what is answered later would race with what still comes.
            response.setHeader("Connection", "close");
            answer(response, 400, "A GET has no body; leave it out.");
            return;
        }
        try {
            chain.doFilter(new Readable(request), response);
        } catch (FileSystemException e) {
            LOG.error("A request to {} was answered with 503", request.getServletPath(), e);
            answer(response, 503, "The agent's disk cannot be used; please try again.");
        } catch (IOException e) {
            LOG.debug("A request to {} broke off: {}", request.getServletPath(), e.getMessage());
            brokenOff(response);
        } catch (UndecodableException e) {
            answer(response, 400, "The address or the form cannot be read; check its encoding.");
        } catch (StoreException e) {
            LOG.error("A request to {} was answered with 503: {}", request.getServletPath(), e.getMessage());
            answer(response, 503, "The agent's store cannot be used; please try again.");
        } catch (RuntimeException e) {
            LOG.error("A request to {} met a defect", request.getServletPath(), e);
            answer(response, 500, "The agent could not do this; its log says why.");
        }
    }

    private static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    /** An answer that was not begun would be 200. */
    private static void brokenOff(HttpServletResponse response) {
        try {
            if (!response.isCommitted()) {
                answer(response, 400, "The request broke off.");
            }
        } catch (IOException e) {
            LOG.debug("Nobody is there who takes an answer: {}", e.getMessage());
        }
    }

    /** An answer that has begun stays broken off, so that nobody takes the part for the whole. */
    static void answer(HttpServletResponse response, int status, String sentence) throws IOException {
        if (response.isCommitted()) {
            throw new IOException("The answer broke off");
        }
        response.resetBuffer();
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        String document =
                JsonNodeFactory.instance.objectNode().put("error", sentence).toString();
        response.getOutputStream().write(document.getBytes(StandardCharsets.UTF_8));
    }

    /** Servers differ in what they throw for parameters that are not encoded as they should be. */
    private static final class Readable extends HttpServletRequestWrapper {

        Readable(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            try {
                return super.getParameter(name);
            } catch (RuntimeException e) {
                throw new UndecodableException(e);
            }
        }
    }

    private static final class UndecodableException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UndecodableException(RuntimeException cause) {
            super(cause);
        }
    }
}
