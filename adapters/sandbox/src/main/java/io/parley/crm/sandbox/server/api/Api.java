// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.api;

import io.parley.crm.sandbox.server.records.CustomField;
import io.parley.crm.sandbox.server.records.Database;
import io.parley.crm.sandbox.server.web.Call;
import io.parley.crm.sandbox.server.web.Enclosures;
import io.parley.crm.sandbox.server.web.Fields;
import io.parley.crm.sandbox.server.web.Json;
import io.parley.crm.sandbox.server.web.Routes;
import java.io.IOException;

/** The routes of the REST. */
public final class Api {

    static final int MOST_BYTES = 65_536;

    private final ContactApi contacts;
    private final CaseApi cases;
    private final Enclosures enclosures;
    private final FieldApi fields;

    /** On top of the records. */
    public Api(Database database, Enclosures files) {
        enclosures = files;
        contacts = new ContactApi(database);
        cases = new CaseApi(database, files);
        fields = new FieldApi(database);
    }

    /** {@return below {@code /crm/api}} */
    public Routes routes() {
        return new Routes()
                .on("GET", "/contacts", contacts::all)
                .on("POST", "/contacts", contacts::make)
                .on("POST", "/contacts/merge", contacts::merge)
                .on("GET", "/contacts/*", contacts::one)
                .on("PATCH", "/contacts/*", contacts::edit)
                .on("GET", "/cases", cases::all)
                .on("GET", "/cases/*", cases::one)
                .on("PATCH", "/cases/*", cases::edit)
                .on("GET", "/contacts/*/fields", fields.show(CustomField.Kind.CONTACT))
                .on("PATCH", "/contacts/*/fields", fields.edit(CustomField.Kind.CONTACT))
                .on("GET", "/cases/*/fields", fields.show(CustomField.Kind.CASE))
                .on("PATCH", "/cases/*/fields", fields.edit(CustomField.Kind.CASE))
                .on("GET", "/messages/*/fields", fields.show(CustomField.Kind.MESSAGE))
                .on("PATCH", "/messages/*/fields", fields.edit(CustomField.Kind.MESSAGE))
                .on("POST", "/cases/*/comments", cases::comment)
                .on("POST", "/cases/*/files", enclosures::take)
                .on("POST", "/comments/*/withdrawal", cases::takeBack);
    }

    static Fields body(Call call) throws IOException {
        return Json.read(call.request(), MOST_BYTES);
    }
}
