// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RouteComponentTest {

    private static final Map<String, Object> PROPERTIES = Map.of(RouteComponent.ROUTE_ID, "sales");

    @Test
    void whatIsWrongChangesNothingAndIsSaid() {
        RouteComponent route = new RouteComponent(where("department=sales"), PROPERTIES);
        route.change(where("sales"), PROPERTIES);
        assertThat(route.route().where().patterns()).containsOnlyKeys("department");
        assertThat(route.problem()).contains("not sales");
        route.change(where("page=*"), PROPERTIES);
        assertThat(route.route().where().patterns()).containsOnlyKeys("page");
        assertThat(route.problem()).isEmpty();
    }

    private static RouteConfiguration where(String line) {
        return (RouteConfiguration) Proxy.newProxyInstance(
                RouteConfiguration.class.getClassLoader(),
                new Class<?>[] {RouteConfiguration.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "where" -> new String[] {line};
                    case "listening" -> false;
                    default -> new String[] {"website"};
                });
    }
}
