// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/**
 * Stands before what strangers may send bodies to. Each that comes slowly holds a thread, so only some of them are let in at
 * once: the threads that are left serve everybody else.
 */
final class Turnstile extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final int AT_ONCE = 16;

    private final transient Semaphore places = new Semaphore(AT_ONCE);

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getMethod().equals("GET")) {
            chain.doFilter(request, response);
        } else if (places.tryAcquire()) {
            try {
                chain.doFilter(request, response);
            } finally {
                places.release();
            }
        } else {
            response.setHeader("Retry-After", "10");
            response.setHeader("Connection", "close");
            RequestFaults.answer(response, 503, "Too many send something at once; please try again.");
        }
    }
}
