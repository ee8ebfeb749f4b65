// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server;

import io.parley.crm.sandbox.server.pages.Pages;
import io.parley.crm.sandbox.server.web.Enclosures;
import io.parley.crm.sandbox.server.web.FileShelf;
import io.parley.crm.sandbox.server.web.RoutedServlet;
import io.parley.spi.http.WebContexts;
import jakarta.servlet.Servlet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code /crm}: the pages, for the agent's people. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/crm/*")
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=" + WebContexts.PEOPLE + ")")
public final class PagesServlet extends RoutedServlet {

    private static final long serialVersionUID = 1L;

    /** For the CRM. */
    @Activate
    public PagesServlet(@Reference SandboxCrm crm, @Reference FileShelf shelf) {
        super(new Pages(crm.database(), crm.signs(), new Enclosures(shelf)).routes(), Pages::problem);
    }
}
