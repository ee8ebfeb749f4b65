// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.internal.console.ApiServlet;
import io.parley.internal.console.AssetServlet;
import io.parley.internal.console.ConsoleServlet;
import io.parley.internal.console.Doorkeeper;
import io.parley.internal.console.Entrance;
import io.parley.internal.console.LoginServlet;
import io.parley.internal.http.HttpApiClients;
import io.parley.internal.http.JsoupHtmlText;
import io.parley.internal.inhouse.HmacTokenSigner;
import io.parley.internal.ops.Commands;
import io.parley.internal.ops.Health;
import io.parley.internal.ops.Metrics;
import io.parley.internal.ops.OpsServlet;
import io.parley.internal.ops.Parked;
import io.parley.internal.ops.Part;
import io.parley.internal.ops.Roster;
import io.parley.internal.routing.Routes;
import io.parley.internal.store.SqliteStore;
import io.parley.internal.webhook.WebhookDoor;
import io.parley.internal.work.Job;
import io.parley.internal.work.Pool;
import io.parley.internal.work.ThreadTicker;
import io.parley.spi.channel.ChannelConnector;
import io.parley.spi.channel.HtmlText;
import io.parley.spi.channel.Inbox;
import io.parley.spi.channel.TokenSigner;
import io.parley.spi.channel.Transcript;
import io.parley.spi.channel.WebhookReceiver;
import io.parley.spi.crm.CrmAdapter;
import io.parley.spi.http.AgentAddress;
import io.parley.spi.http.ApiClients;
import io.parley.spi.http.WebContexts;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.servlet.runtime.HttpServiceRuntime;

/** The agent in its container: opens the store, offers the services and pages, and gives plug-ins their work. */
@Component(
        service = {},
        immediate = true)
public final class Agent implements Roster {

    private final ThreadTicker ticker = new ThreadTicker();
    private final SqliteStore store;
    private final Registrations registrations;
    private final HttpApiClients apiClients;
    private final Engine engine;
    private final Slots<ChannelConnector> accounts;
    private final Slots<CrmAdapter> targets;
    private final Map<String, WebhookReceiver> hooks = new ConcurrentHashMap<>();
    private final List<RouteComponent> routes = new CopyOnWriteArrayList<>();
    private final ConfigFolder config;
    private final Diagnostics diagnostics;
    private final BundleContext context;
    private final BundleListener bundleListener;

    /** Starts everything; what plug-ins bring is bound afterwards. */
    @Activate
    public Agent(
            BundleContext context,
            @Reference ConfigurationAdmin configurationAdmin,
            @Reference MetaTypeService metaTypeService,
            @Reference ServiceComponentRuntime components,
            @Reference ServiceReference<HttpServiceRuntime> http) {
        this.context = context;
        InstantSource clock = InstantSource.system();
        Home home = new Home(Path.of(homeFolder(context)));
        registrations = new Registrations(context);
        CompletableFuture<String> started = new CompletableFuture<>();
        registrations.service(Future.class, started, Map.of("parley.started", true));
        try {
            store = SqliteStore.open(home.store(), clock);
        } catch (RuntimeException e) {
            started.completeExceptionally(e);
            throw e;
        }
        engine = new Engine(store, clock, ticker, this::routes);
        apiClients = engine.apiClients();
        Bundle container = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
        Grace grace = new Grace(() -> container.getState() == Bundle.STOPPING);
        accounts = new Slots<>(ChannelConnector.ACCOUNT_ID, new AccountJobs(engine), ticker, grace);
        targets = new Slots<>(CrmAdapter.TARGET_ID, new TargetJobs(engine), ticker, grace);
        diagnostics = new Diagnostics(context, components, home.plugins());
        config = new ConfigFolder(
                home.config(),
                configurationAdmin,
                new Metatypes(context, metaTypeService),
                new Placeholders(home.secrets()));
        AgentAddress address = new HttpAddress(http);
        Doorkeeper doorkeeper = new Doorkeeper(home.apiToken(), clock);
        offerServices(address, home);
        openPages(doorkeeper);
        new DefaultSetup(home).writeIfEmpty();
        Job watching = ticker.start("configuration", Pool.HOUSE, config);
        bundleListener = event -> {
            if (event.getType() == BundleEvent.STARTED) {
                watching.wake();
            }
        };
        context.addBundleListener(bundleListener);
        started.complete("Parley runs at " + address.local() + "/ - log in once with " + address.local()
                + "/login?code=" + doorkeeper.newCode());
    }

    private static String homeFolder(BundleContext context) {
        String folder = context.getProperty("parley.home");
        if (folder == null) {
            throw new IllegalStateException("the framework property parley.home must name the agent's home");
        }
        return folder;
    }

    private void offerServices(AgentAddress address, Home home) {
        registrations.service(AgentAddress.class, address, Map.of());
        registrations.service(ApiClients.class, apiClients, Map.of());
        registrations.service(HtmlText.class, new JsoupHtmlText(), Map.of());
        registrations.service(TokenSigner.class, new HmacTokenSigner(home.signingKey()), Map.of());
        registrations.service(Inbox.class, engine.inbox(), Map.of());
        registrations.service(Transcript.class, engine.transcript(), Map.of());
    }

    private void openPages(Doorkeeper doorkeeper) {
        Health health = new Health(store, engine.gates(), engine.vitals(), engine.audit(), this, engine.clock());
        Parked parked = new Parked(store, engine.hints());
        registrations.service(
                Commands.class,
                new Commands(store, health, parked),
                Map.of("osgi.command.scope", "parley", "osgi.command.function", new String[] {
                    "status", "parked", "retry", "reset"
                }));
        registrations.servletContext(WebContexts.PEOPLE, new PeopleContext(new Entrance(doorkeeper)));
        registrations.servlet("console", new ConsoleServlet(store, health, this), WebContexts.PEOPLE, "");
        registrations.servlet("api", new ApiServlet(store, health, this), WebContexts.PEOPLE, "/api/v1/*");
        registrations.openServlet("assets", new AssetServlet(), "/assets/*");
        registrations.openServlet("login", new LoginServlet(doorkeeper), "/login");
        registrations.openServlet("ops", new OpsServlet(health, new Metrics(store, health)), "/health", "/metrics");
        registrations.openServlet(
                "hooks",
                new WebhookDoor(id -> Optional.ofNullable(hooks.get(id)), engine.intake(), engine.hints()),
                "/hooks/*");
    }

    @Deactivate
    void stop() {
        context.removeBundleListener(bundleListener);
        registrations.close();
        accounts.close();
        targets.close();
        ticker.close();
        apiClients.close();
        store.close();
    }

    @Override
    public List<Member> accounts() {
        return accounts.members();
    }

    @Override
    public List<Member> targets() {
        return targets.members();
    }

    @Override
    public List<Part> problems() {
        return Stream.concat(config.problems().stream(), diagnostics.problems().stream())
                .toList();
    }

    /** A connector came. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindConnector(ServiceReference<ChannelConnector> reference, ChannelConnector connector) {
        accounts.add(reference, connector);
    }

    void unbindConnector(ServiceReference<ChannelConnector> reference, ChannelConnector connector) {
        accounts.remove(reference, connector);
    }

    /** An adapter came. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindAdapter(ServiceReference<CrmAdapter> reference, CrmAdapter adapter) {
        targets.add(reference, adapter);
    }

    void unbindAdapter(ServiceReference<CrmAdapter> reference, CrmAdapter adapter) {
        targets.remove(reference, adapter);
    }

    /** A receiver of webhooks came. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindReceiver(WebhookReceiver receiver, Map<String, Object> properties) {
        hooks.put(String.valueOf(properties.get(WebhookReceiver.HOOK_ID)), receiver);
    }

    void unbindReceiver(WebhookReceiver receiver, Map<String, Object> properties) {
        hooks.remove(String.valueOf(properties.get(WebhookReceiver.HOOK_ID)), receiver);
    }

    /** A route came. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindRoute(RouteComponent route) {
        routes.add(route);
    }

    void unbindRoute(RouteComponent route) {
        routes.remove(route);
    }

    private Routes routes() {
        return new Routes(routes.stream().map(RouteComponent::route).toList());
    }
}
