// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.servlet.context.ServletContextHelper;
import org.osgi.service.servlet.whiteboard.HttpWhiteboardConstants;

/** The services that the agent offers, so that they can be taken back together. */
final class Registrations implements AutoCloseable {

    private final BundleContext context;
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

    Registrations(BundleContext context) {
        this.context = context;
    }

    <T> void service(Class<T> type, T service, Map<String, ?> properties) {
        Dictionary<String, Object> dictionary = new Hashtable<>(properties);
        registrations.add(context.registerService(type, service, dictionary));
    }

    void servletContext(String name, ServletContextHelper helper) {
        service(
                ServletContextHelper.class,
                helper,
                Map.of(
                        HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_NAME,
                        name,
                        HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_PATH,
                        "/"));
    }

    /** A filter before servlets of all contexts, those of plug-ins too. */
    void filter(String name, Filter filter, String... patterns) {
        service(
                Filter.class,
                filter,
                Map.of(
                        HttpWhiteboardConstants.HTTP_WHITEBOARD_FILTER_NAME,
                        name,
                        HttpWhiteboardConstants.HTTP_WHITEBOARD_FILTER_PATTERN,
                        patterns,
                        HttpWhiteboardConstants.HTTP_WHITEBOARD_FILTER_ASYNC_SUPPORTED,
                        true,
                        HttpWhiteboardConstants.HTTP_WHITEBOARD_FILTER_DISPATCHER,
                        new String[] {DispatcherType.REQUEST.name(), DispatcherType.ASYNC.name()},
                        HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_SELECT,
                        "(" + HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_NAME + "=*)"));
    }

    /** A servlet that everybody reaches. */
    void openServlet(String name, Servlet servlet, String... patterns) {
        servlet(name, servlet, "default", patterns);
    }

    /** A servlet in a context. */
    void servlet(String name, Servlet servlet, String contextName, String... patterns) {
        service(
                Servlet.class,
                servlet,
                Map.of(
                        HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_NAME,
                        name,
                        HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN,
                        patterns,
                        HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_SELECT,
                        "(" + HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_NAME + "=" + contextName + ")"));
    }

    @Override
    public void close() {
        for (int i = registrations.size() - 1; i >= 0; i--) {
            registrations.get(i).unregister();
        }
        registrations.clear();
    }
}
