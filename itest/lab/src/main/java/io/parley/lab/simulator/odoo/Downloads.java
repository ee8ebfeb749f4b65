// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import io.parley.lab.simulator.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Files for whoever has their access token. */
final class Downloads {

    private final Database database;

    Downloads(Database database) {
        this.database = database;
    }

    Answer answer(String id, String token) {
        return database.row("ir.attachment", Long.parseLong(id))
                .filter(row -> !token.isEmpty() && token.equals(row.get("access_token")))
                .map(Downloads::file)
                .orElseGet(() -> JsonRpc.page(404, "Not Found"));
    }

    private static Answer file(Map<String, Object> row) {
        byte[] content = Base64.getMimeDecoder().decode(Database.text(row, "datas"));
        return Answer.text(200, Database.text(row, "mimetype"), new String(content, StandardCharsets.UTF_8));
    }
}
