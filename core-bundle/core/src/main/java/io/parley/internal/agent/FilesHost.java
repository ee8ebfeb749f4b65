// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.internal.inhouse.FileSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps files of strangers away from pages, where they have an address of their own: nothing but files is served there, and
 * files nowhere else. So whatever a file holds, a browser never takes it for something of the agent.
 */
final class FilesHost extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient Supplier<FileSettings> settings;

    FilesHost(Supplier<FileSettings> settings) {
        this.settings = settings;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<String> host = settings.get().host();
        boolean there = host.isPresent() && same(host.get(), request.getHeader("Host"));
        boolean file = request.getServletPath().equals("/files");
        if (host.isPresent() && there != file) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            response.setContentType("text/plain; charset=utf-8");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.getOutputStream()
                    .write((there ? "Here are files alone." : "Files have an address of their own.")
                            .getBytes(StandardCharsets.UTF_8));
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean same(String host, @Nullable String named) {
        return named != null && bare(host).equalsIgnoreCase(bare(named));
    }

    /** Browsers leave the usual ports out, proxies put them in. */
    private static String bare(String host) {
        return host.replaceFirst(":(80|443)$", "");
    }
}
