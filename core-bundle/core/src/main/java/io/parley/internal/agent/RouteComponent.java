// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.internal.routing.Condition;
import io.parley.internal.routing.Route;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/** One configured route. */
@Component(
        service = RouteComponent.class,
        configurationPid = "io.parley.route",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = RouteConfiguration.class, factory = true)
public final class RouteComponent {

    /** Property with the name of the route. */
    static final String ROUTE_ID = "route.id";

    private volatile Route route;
    private volatile String problem = "";

    /** Made by the container. */
    @Activate
    public RouteComponent(RouteConfiguration configuration, Map<String, Object> properties) {
        route = read(configuration, properties);
    }

    /** Changed in place: there must be no moment in which a message finds no route. What is wrong changes nothing. */
    @Modified
    void change(RouteConfiguration configuration, Map<String, Object> properties) {
        try {
            route = read(configuration, properties);
            problem = "";
        } catch (IllegalArgumentException e) {
            problem = e.getMessage() + "; what was there before goes on.";
        }
    }

    /** What is wrong with the newest configuration; empty if nothing is. */
    String problem() {
        return problem;
    }

    Route route() {
        return route;
    }

    private static Set<String> set(String[] ids) {
        return new TreeSet<>(Arrays.asList(ids));
    }

    private static Route read(RouteConfiguration configuration, Map<String, Object> properties) {
        return new Route(
                String.valueOf(properties.get(ROUTE_ID)),
                set(configuration.from()),
                set(configuration.to()),
                configuration.listening(),
                Condition.of(Arrays.asList(configuration.where())));
    }
}
