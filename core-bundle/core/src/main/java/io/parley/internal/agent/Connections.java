// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.internal.ops.Part;
import io.parley.internal.ops.Status;
import io.parley.internal.routing.Route;
import io.parley.internal.routing.Routes;
import io.parley.spi.channel.ChannelConnector;
import io.parley.spi.channel.WebhookReceiver;
import io.parley.spi.crm.CrmAdapter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What plug-ins brought: accounts, targets, webhooks and the routes between them. Any thread. */
final class Connections {

    private final Slots<ChannelConnector> accounts;
    private final Slots<CrmAdapter> targets;
    private final Map<String, WebhookReceiver> hooks = new ConcurrentHashMap<>();
    private final List<RouteComponent> routes;

    Connections(Engine engine, List<RouteComponent> routes, Supplier<Duration> grace) {
        this.routes = routes;
        accounts = new Slots<>(ChannelConnector.ACCOUNT_ID, new AccountJobs(engine), engine.ticker(), grace);
        targets = new Slots<>(CrmAdapter.TARGET_ID, new TargetJobs(engine), engine.ticker(), grace);
    }

    /** Routes as they are at the moment in which they are asked for. */
    static Routes routes(List<RouteComponent> components) {
        return new Routes(components.stream().map(RouteComponent::route).toList());
    }

    Slots<ChannelConnector> accounts() {
        return accounts;
    }

    Slots<CrmAdapter> targets() {
        return targets;
    }

    Map<String, WebhookReceiver> hooks() {
        return hooks;
    }

    Optional<WebhookReceiver> hook(String id) {
        return Optional.ofNullable(hooks.get(id));
    }

    void close() {
        accounts.close();
        targets.close();
    }

    /** Whether what a file configures is there. */
    boolean serves(ConfigFile file) {
        return switch (file.idProperty().orElse("")) {
            case ChannelConnector.ACCOUNT_ID -> accounts.serves(file.name());
            case CrmAdapter.TARGET_ID -> targets.serves(file.name());
            case WebhookReceiver.HOOK_ID -> hooks.containsKey(file.name());
            case RouteComponent.ROUTE_ID ->
                routes(routes).routes().stream().anyMatch(route -> route.id().equals(file.name()));
            default -> true;
        };
    }

    /** Routes that are wrong, or name what nobody serves: most likely a slip of the pen. */
    List<Part> problems() {
        List<Part> problems = new ArrayList<>();
        for (RouteComponent component : routes) {
            if (!component.problem().isEmpty()) {
                problems.add(new Part("route " + component.route().id(), Status.WARN, component.problem()));
            }
        }
        for (Route route : routes(routes).routes()) {
            String unknown = Stream.concat(
                            route.from().stream()
                                    .filter(id -> !accounts.serves(id))
                                    .map(id -> "account " + id),
                            route.to().stream()
                                    .filter(id -> !targets.serves(id))
                                    .map(id -> "target " + id))
                    .sorted()
                    .collect(Collectors.joining(", "));
            if (!unknown.isEmpty()) {
                problems.add(new Part("route " + route.id(), Status.WARN, "Nobody serves its " + unknown + "."));
            }
        }
        return problems;
    }
}
