// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import com.samskivert.mustache.Template;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** {@code /login}: opens a session with a one-time code or the agent's token. */
public final class LoginServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Doorkeeper doorkeeper;
    private final transient Template page = Templates.load("login.html");

    /** A login page with its doorkeeper. */
    public LoginServlet(Doorkeeper doorkeeper) {
        this.doorkeeper = doorkeeper;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String code = request.getParameter("code");
        if (code == null) {
            show(request, response, 200, "");
        } else if (doorkeeper.redeem(code)) {
            open(request, response);
        } else {
            show(request, response, 403, "This link was used already, or is too old. Log in with the token.");
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String token = request.getParameter("token");
        if (token != null && doorkeeper.knows(token.strip())) {
            open(request, response);
        } else {
            show(request, response, 403, "This is not the agent's token.");
        }
    }

    private void open(HttpServletRequest request, HttpServletResponse response) {
        String cookie = Entrance.COOKIE + "=" + doorkeeper.newSession() + "; Path=/; HttpOnly; SameSite=Lax; Max-Age="
                + Doorkeeper.SESSION.toSeconds() + (request.isSecure() ? "; Secure" : "");
        response.addHeader("Set-Cookie", cookie);
        Answers.redirect(response, next(request));
    }

    private void show(HttpServletRequest request, HttpServletResponse response, int status, String fault)
            throws IOException {
        Answers.page(response, status, page.execute(Map.of("next", next(request), "fault", fault)));
    }

    /** Where to go on: a path on this agent, never another site; browsers leave out blanks and read \\ as /. */
    private static String next(HttpServletRequest request) {
        String next = request.getParameter("next");
        return next != null && next.matches("/(?![/\\\\])[!-~]*") ? next : "/";
    }
}
