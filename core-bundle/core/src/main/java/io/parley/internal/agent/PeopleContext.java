// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.internal.console.Entrance;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.servlet.context.ServletContextHelper;

/** The servlet context that lets only the agent's people in. */
final class PeopleContext extends ServletContextHelper {

    private final Entrance entrance;

    PeopleContext(Entrance entrance) {
        this.entrance = entrance;
    }

    @Override
    public boolean handleSecurity(HttpServletRequest request, HttpServletResponse response) {
        try {
            return entrance.admits(request, response);
        } catch (IOException e) {
            // Whoever has hung up is not let in either.
            return false;
        }
    }
}
