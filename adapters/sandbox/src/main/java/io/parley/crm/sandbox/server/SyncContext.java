// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server;

import io.parley.crm.sandbox.server.web.Bodies;
import io.parley.crm.sandbox.server.web.Json;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.servlet.context.ServletContextHelper;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContext;

/** Lets only those through the door who have its credential. */
@Component(service = ServletContextHelper.class, scope = ServiceScope.BUNDLE)
@HttpWhiteboardContext(name = SyncContext.NAME, path = "/crm/sync")
public final class SyncContext extends ServletContextHelper {

    static final String NAME = "io.parley.sandbox.sync";

    private static final String BEARER = "Bearer ";

    private final SandboxCrm crm;

    /** For the CRM. */
    @Activate
    public SyncContext(@Reference SandboxCrm crm) {
        this.crm = crm;
    }

    /** Marks each answer as one of this CRM, so that an adapter can tell it from those of whatever else answers here. */
    @Override
    public boolean handleSecurity(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Parley-Crm", "sandbox");
        String given = request.getHeader("Authorization");
        if (given != null
                && given.startsWith(BEARER)
                && crm.credential().matches(given.substring(BEARER.length()).strip())) {
            return true;
        }
        try {
            Bodies.discard(request);
            response.setHeader("WWW-Authenticate", "Bearer");
            Json.problem(response, 401, "Send the credential of the sandbox CRM as Authorization: Bearer.");
        } catch (IOException e) {
            // Whoever has hung up takes no answer.
        }
        return false;
    }
}
