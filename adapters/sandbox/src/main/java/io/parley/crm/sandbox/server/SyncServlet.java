// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server;

import io.parley.crm.sandbox.server.sync.Sync;
import io.parley.crm.sandbox.server.web.Json;
import io.parley.crm.sandbox.server.web.RoutedServlet;
import jakarta.servlet.Servlet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/** {@code /crm/sync}: the door for adapters. */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern("/*")
@HttpWhiteboardServletAsyncSupported
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=" + SyncContext.NAME + ")")
public final class SyncServlet extends RoutedServlet {

    private static final long serialVersionUID = 1L;

    /** For the CRM. */
    @Activate
    public SyncServlet(@Reference SandboxCrm crm) {
        super(new Sync(crm.database(), crm.feed(), crm.signs()).routes(), Json::problem);
    }
}
