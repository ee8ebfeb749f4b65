// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.inhouse;

import io.parley.spi.channel.KeptFile;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** {@code /files/<signed id>/<name>}: gives kept files to whoever has their link, in a way that nothing in them can act. */
public final class FileDoor extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient StoredFiles files;

    /** To some files. */
    public FileDoor(StoredFiles files) {
        this.files = files;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI().substring(FileLinks.PATH.length());
        Optional<KeptFile> file = files.at(path);
        Optional<Path> contents = file.flatMap(files::contents);
        protect(response);
        if (contents.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            response.setContentType("text/plain; charset=utf-8");
            response.getOutputStream()
                    .write("There is no such file; it may have been deleted.".getBytes(StandardCharsets.UTF_8));
            return;
        }
        describe(file.get(), response);
        Files.copy(contents.get(), response.getOutputStream());
    }

    private static void protect(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex");
        // Pages that embed the chat show pictures of it; whoever has the link may see what it leads to.
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
    }

    private static void describe(KeptFile file, HttpServletResponse response) {
        boolean picture =
                FileType.named(file.mediaType()).filter(FileType::picture).isPresent();
        boolean text = file.mediaType().startsWith("text/");
        response.setContentType(file.mediaType() + (text ? "; charset=utf-8" : ""));
        response.setContentLengthLong(file.size());
        response.setHeader("Cache-Control", "private, max-age=86400");
        response.setHeader(
                "Content-Disposition", (picture ? "inline; " : "attachment; ") + FileName.parameters(file.name()));
    }
}
