// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.pages;

import io.parley.crm.sandbox.server.records.Database;
import io.parley.crm.sandbox.server.records.Signs;
import io.parley.crm.sandbox.server.web.Enclosures;
import io.parley.crm.sandbox.server.web.Routes;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** The routes of the pages. */
public final class Pages {

    private final CaseListPage caseList;
    private final CasePage casePage;
    private final CaseSigns caseSigns;
    private final Enclosures enclosures;
    private final ContactListPage contactList;
    private final ContactPage contactPage;

    /** On top of the records. */
    public Pages(Database database, Signs signs, Enclosures files) {
        enclosures = files;
        caseSigns = new CaseSigns(signs);
        caseList = new CaseListPage(database);
        casePage = new CasePage(database, caseSigns, files);
        contactList = new ContactListPage(database);
        contactPage = new ContactPage(database);
    }

    /** {@return below {@code /crm}} */
    public Routes routes() {
        return new Routes()
                .on("GET", "/?", caseList::show)
                .on("GET", "/cases/*", casePage::show)
                .on("POST", "/cases/*", casePage::edit)
                .on("POST", "/cases/*/comments", casePage::comment)
                .on("POST", "/cases/*/files", enclosures::take)
                .on("POST", "/cases/*/typing", caseSigns::typing)
                .on("POST", "/comments/*/withdrawal", casePage::takeBack)
                .on("GET", "/contacts", contactList::show)
                .on("GET", "/contacts/*", contactPage::show)
                .on("POST", "/contacts/*", contactPage::edit)
                .on("POST", "/contacts/*/merge", contactPage::merge)
                .on("GET", "/assets/*", Assets::show);
    }

    /** Tells a person that something was not done. */
    public static void problem(HttpServletResponse response, int status, String sentence) throws IOException {
        Html.PROBLEM.write(response, status, Map.of("title", "Not done", "sentence", sentence));
    }
}
