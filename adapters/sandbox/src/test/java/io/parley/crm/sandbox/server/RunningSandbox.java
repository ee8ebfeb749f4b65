// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;

/** The sandbox CRM in a server of its own. The context that lets the agent's people in is the agent's, so it is missing. */
public final class RunningSandbox {

    private final Path home;
    private final MemoryShelf shelf = new MemoryShelf();
    private final SandboxCrm crm;
    private final Server server;

    public RunningSandbox(Path home) throws Exception {
        this(home, 0);
    }

    public RunningSandbox(Path home, int port) throws Exception {
        this.home = home;
        crm = new SandboxCrm(home, InstantSource.system());
        server = new Server(new InetSocketAddress("127.0.0.1", port));
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(new PagesServlet(crm, shelf)), "/crm/*");
        context.addServlet(new ServletHolder(new ApiServlet(crm, shelf)), "/crm/api/*");
        ServletHolder sync = new ServletHolder(new SyncServlet(crm));
        sync.setAsyncSupported(true);
        context.addServlet(sync, "/crm/sync/*");
        FilterHolder door = new FilterHolder(new Door(new SyncContext(crm)));
        door.setAsyncSupported(true);
        context.addFilter(door, "/crm/sync/*", EnumSet.of(DispatcherType.REQUEST));
        server.setHandler(context);
        server.start();
    }

    /** What the framework does with a context of its own. */
    private record Door(SyncContext context) implements Filter {

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                throws IOException, ServletException {
            if (context.handleSecurity((HttpServletRequest) request, (HttpServletResponse) response)) {
                chain.doFilter(request, response);
            }
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getURI().getPort());
    }

    public String credential() throws IOException {
        return Files.readString(home.resolve("secrets").resolve("sandbox-token"));
    }

    public int waiting() {
        return crm.feed().waiting();
    }

    public void closeCrm() throws SQLException {
        crm.close();
    }

    public void stop() throws Exception {
        crm.close();
        server.stop();
    }
}
