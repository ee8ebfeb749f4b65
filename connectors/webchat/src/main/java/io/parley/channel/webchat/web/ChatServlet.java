// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.web;

import io.parley.spi.channel.Inbox.NotStoredException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;

/** {@code /chat/<account>}: the page and the REST of one live chat. */
public final class ChatServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String API = "/api";

    private final transient ChatPage page;
    private final transient Origins origins;
    private final transient Gate gate;
    private final transient List<Resource> resources;

    /** A servlet; of the resources the first that fits answers. */
    public ChatServlet(ChatPage page, Origins origins, Gate gate, List<Resource> resources) {
        this.page = page;
        this.origins = origins;
        this.gate = gate;
        this.resources = List.copyOf(resources);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        try {
            if (path.startsWith(API + "/")) {
                api(path.substring(API.length()), request, response);
            } else {
                serveFile(path, request, response);
            }
        } catch (RefusedException e) {
            Call.refuse(response, e);
        } catch (NotStoredException e) {
            Call.refuse(response, new RefusedException(503, "It could not be stored; please try again."));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Call.refuse(response, new RefusedException(503, "The agent is stopping; please try again."));
        }
    }

    private void serveFile(String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException, RefusedException {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            throw new RefusedException(405, "Only GET is possible here.");
        } else if (path.isEmpty() || path.equals("/")) {
            page.show(request, response);
        } else if (!page.asset(path, request, response)) {
            throw new RefusedException(404, "There is no such page.");
        }
    }

    private void api(String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException, RefusedException, NotStoredException, InterruptedException {
        if (!origins.admits(request)) {
            throw new RefusedException(403, "Pages of this origin may not use the chat; name it in allowedOrigins.");
        }
        origins.greet(request, response);
        if (request.getMethod().equals("OPTIONS")) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        String address = gate.admit(request);
        for (Resource resource : resources) {
            Matcher matcher = resource.path().matcher(path);
            if (resource.method().equals(request.getMethod()) && matcher.matches()) {
                if (request.getMethod().equals("POST")
                        && Call.isDocument(request)
                        && SlowBody.of(request).isEmpty()) {
                    SlowBody.gather(request);
                } else {
                    resource.answer(new Call(request, response, matcher, address));
                }
                return;
            }
        }
        throw new RefusedException(404, "There is no such resource.");
    }
}
