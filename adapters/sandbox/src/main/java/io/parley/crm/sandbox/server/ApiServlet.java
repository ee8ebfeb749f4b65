// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server;

import io.parley.crm.sandbox.server.api.Api;
import io.parley.crm.sandbox.server.web.Enclosures;
import io.parley.crm.sandbox.server.web.FileShelf;
import io.parley.crm.sandbox.server.web.Json;
import io.parley.crm.sandbox.server.web.RoutedServlet;
import io.parley.spi.http.WebContexts;
import jakarta.servlet.Servlet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code /crm/api}: the REST, for the agent's people. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/crm/api/*")
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=" + WebContexts.PEOPLE + ")")
public final class ApiServlet extends RoutedServlet {

    private static final long serialVersionUID = 1L;

    /** For the CRM. */
    @Activate
    public ApiServlet(@Reference SandboxCrm crm, @Reference FileShelf shelf) {
        super(new Api(crm.database(), new Enclosures(shelf)).routes(), Json::problem);
    }
}
