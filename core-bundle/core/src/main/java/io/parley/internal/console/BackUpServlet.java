// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.internal.store.BackUps;
import io.parley.internal.store.BackUps.BackUp;
import io.parley.internal.store.Manifest;
import io.parley.internal.store.StoreException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** {@code /api/v1/backup}: makes a back-up while the agent works, and answers when it is on disk. */
public final class BackUpServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient BackUps backUps;

    /** Makes back-ups in a folder. */
    public BackUpServlet(BackUps backUps) {
        this.backUps = backUps;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Optional<BackUp> made = backUps.make();
            if (made.isEmpty()) {
                Answers.error(response, 409, "A back-up is being made; ask again when it is done.");
            } else {
                Answers.json(response, 201, document(made.get()));
            }
        } catch (StoreException e) {
            Answers.error(response, 503, e.getMessage());
        }
    }

    private static ObjectNode document(BackUp made) {
        Manifest manifest = made.manifest();
        return JsonNodeFactory.instance
                .objectNode()
                .put("file", made.file().toString())
                .put("version", manifest.version())
                .put("schema", manifest.schema())
                .put("madeAt", manifest.madeAt().toString())
                .put("bytes", manifest.bytes())
                .put("sha256", manifest.sha256());
    }
}
