// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.pages;

import io.parley.crm.sandbox.server.records.Refusal;
import io.parley.crm.sandbox.server.web.Call;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** The style, the script and the icon of the pages. */
final class Assets {

    private static final Map<String, String> TYPES = Map.of(
            "sandbox.css", "text/css; charset=utf-8",
            "sandbox.js", "text/javascript; charset=utf-8",
            "icon.svg", "image/svg+xml");

    private Assets() {}

    static void show(Call call) throws IOException {
        String type = TYPES.get(call.place());
        if (type == null) {
            throw new Refusal(404, "There is no such file.");
        }
        try (InputStream in = Assets.class.getResourceAsStream(call.place())) {
            if (in == null) {
                throw new IllegalStateException(call.place() + " is missing");
            }
            call.response().setContentType(type);
            call.response().setHeader("Cache-Control", "max-age=300");
            call.response().setHeader("X-Content-Type-Options", "nosniff");
            in.transferTo(call.response().getOutputStream());
        }
    }
}
