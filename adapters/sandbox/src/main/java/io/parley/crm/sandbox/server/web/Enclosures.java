// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.parley.crm.sandbox.server.records.Refusal;
import io.parley.crm.sandbox.server.web.FileShelf.Kept;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Files that go with comments: sent one by one before, then named by their ids. */
public final class Enclosures {

    private static final int MOST = 10;

    private final FileShelf shelf;

    /** On a shelf. */
    public Enclosures(FileShelf shelf) {
        this.shelf = shelf;
    }

    /** Takes one in. */
    public void take(Call call) throws IOException {
        Kept kept = shelf.keep(
                call.id(),
                call.parameter("name").orElse(""),
                Objects.requireNonNullElse(call.request().getContentType(), ""),
                call.request().getInputStream());
        Json.write(
                call.response(),
                201,
                Json.object()
                        .put("id", kept.id())
                        .put("name", kept.name())
                        .put("mediaType", kept.mediaType())
                        .put("link", kept.url()));
    }

    /** What ids stand for, as entries keep it; null if there are none. */
    public @Nullable String of(long caseId, List<String> ids) {
        if (ids.size() > MOST) {
            throw Refusal.invalid("A comment has at most " + MOST + " files.");
        }
        ArrayNode list = Json.list();
        for (String id : ids) {
            Kept kept = shelf.find(caseId, id)
                    .orElseThrow(() -> Refusal.invalid("attachments must name files that were sent for this case."));
            list.addObject().put("url", kept.url()).put("label", kept.name()).put("mediaType", kept.mediaType());
        }
        return list.isEmpty() ? null : list.toString();
    }
}
