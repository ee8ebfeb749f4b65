// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import io.parley.internal.ops.ReplySwitch;
import io.parley.internal.store.Pauses;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;

/** {@code /pauses}: takes the buttons with which people pause answers and let them go on. */
public final class PausesServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient ReplySwitch replies;

    /** Turns the switch. */
    public PausesServlet(ReplySwitch replies) {
        this.replies = replies;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String account = Objects.requireNonNullElse(request.getParameter("account"), Pauses.ALL);
        boolean pause = "pause".equals(request.getParameter("turn"));
        boolean known = pause ? replies.pause(account) : replies.resume(account);
        if (known) {
            Answers.redirect(response, pause ? "/?said=paused" : "/?said=resumed");
        } else {
            Answers.error(response, 404, "There is no such account.");
        }
    }
}
