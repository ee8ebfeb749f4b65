// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.internal.console.Doorkeeper;
import io.parley.internal.http.HttpApiClients;
import io.parley.internal.http.JsoupHtmlText;
import io.parley.internal.inhouse.FileDoor;
import io.parley.internal.inhouse.FileRetention;
import io.parley.internal.inhouse.HmacTokenSigner;
import io.parley.internal.inhouse.StoredFiles;
import io.parley.internal.ops.ReceiptBook;
import io.parley.internal.ops.ReceiptRound;
import io.parley.internal.store.BackUps;
import io.parley.internal.store.Restoration;
import io.parley.internal.store.SqliteStore;
import io.parley.internal.store.StoreCheck;
import io.parley.internal.work.Hints;
import io.parley.internal.work.Job;
import io.parley.internal.work.Pool;
import io.parley.internal.work.SteadyClock;
import io.parley.internal.work.ThreadTicker;
import io.parley.spi.HtmlText;
import io.parley.spi.channel.ChannelConnector;
import io.parley.spi.channel.Errands;
import io.parley.spi.channel.FileStore;
import io.parley.spi.channel.Inbox;
import io.parley.spi.channel.Presence;
import io.parley.spi.channel.TokenSigner;
import io.parley.spi.channel.Transcript;
import io.parley.spi.channel.WebhookReceiver;
import io.parley.spi.crm.CrmAdapter;
import io.parley.spi.http.AgentAddress;
import io.parley.spi.http.ApiClients;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
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
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.servlet.runtime.HttpServiceRuntime;

/** The agent in its container: opens the store, offers services and pages, and gives plug-ins their work. */
@Component(
        service = {},
        configurationPid = NetworkSettings.PID,
        immediate = true)
@Designate(ocd = AgentConfiguration.class)
public final class Agent {

    private final BundleContext context;
    private final ThreadTicker ticker = new ThreadTicker();
    private final List<RouteComponent> routes = new CopyOnWriteArrayList<>();
    private final Registrations registrations;
    private final SqliteStore store;
    private final HttpApiClients apiClients;
    private final NetworkSettings network;
    private final StoredFiles files;
    private final Engine engine;
    private final Connections connections;
    private final BundleListener bundleListener;

    /** Starts everything; what plug-ins bring is bound afterwards. */
    @Activate
    public Agent(
            BundleContext context,
            AgentConfiguration configuration,
            @Reference ConfigurationAdmin configurationAdmin,
            @Reference MetaTypeService metaTypeService,
            @Reference ServiceComponentRuntime components,
            @Reference ServiceReference<HttpServiceRuntime> http) {
        this.context = context;
        SteadyClock clock = new SteadyClock(InstantSource.system(), System::nanoTime);
        Home home = new Home(Path.of(homeFolder(context)));
        registrations = new Registrations(context);
        CompletableFuture<String> started = new CompletableFuture<>();
        registrations.service(Future.class, started, Map.of("parley.started", true));
        BackUps backUps =
                new BackUps(home.store(), home.backUps(), String.valueOf(context.getProperty("parley.version")), clock);
        try {
            Restoration.refuseHalfDone(home.store());
            new StoreCheck(home.store(), backUps).refuseDamaged();
            store = SqliteStore.open(home.store(), clock);
        } catch (RuntimeException e) {
            started.completeExceptionally(e);
            throw e;
        }
        engine = new Engine(store, clock, ticker, () -> Connections.routes(routes));
        apiClients = engine.apiClients();
        network = new NetworkSettings(home.folder());
        apiClients.use(network.network(configuration));
        Bundle container = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION);
        connections = new Connections(engine, routes, new Grace(() -> container.getState() == Bundle.STOPPING));
        new DefaultSetup(home).writeIfEmpty();
        ConfigFolder config = new ConfigFolder(
                home.config(),
                configurationAdmin,
                new Metatypes(context, metaTypeService),
                new Placeholders(home.secrets()),
                network,
                new MappingFiles(engine.mappings()));
        AgentAddress address = new HttpAddress(http);
        Doorkeeper doorkeeper = new Doorkeeper(home.apiToken(), clock);
        Readiness readiness = new Readiness(
                config,
                connections::serves,
                () -> started.complete("Parley runs at " + address.local() + "/ - log in once with " + address.local()
                        + "/login?code=" + doorkeeper.newCode()));
        Diagnostics diagnostics = new Diagnostics(context, components, home.plugins());
        TokenSigner signer = new HmacTokenSigner(home.signingKey());
        files = new StoredFiles(home.files(), store, clock, signer, address);
        files.use(NetworkSettings.files(configuration));
        offerServices(engine, address, signer);
        ReceiptBook book = new ReceiptBook(home.receipts(), home.receiptKey());
        ReceiptRound receipts = new ReceiptRound(store, book, clock);
        new Web(
                        engine,
                        new ContainerRoster(connections, config, diagnostics, readiness, receipts),
                        book,
                        backUps,
                        new ContainerPassports(context),
                        new MappingRoom(engine.mappingDesk(), engine.mappings(), config))
                .open(registrations, doorkeeper, connections::hook);
        Job watching = ticker.start("configuration", Pool.HOUSE, config);
        bundleListener = event -> {
            if (event.getType() == BundleEvent.STARTED) {
                watching.wake();
            }
        };
        context.addBundleListener(bundleListener);
        ticker.start("readiness", Pool.HOUSE, readiness);
        ticker.start("files", Pool.HOUSE, new FileRetention(files));
        ticker.start("receipts", Pool.HOUSE, receipts);
    }

    private static String homeFolder(BundleContext context) {
        String folder = context.getProperty("parley.home");
        if (folder == null) {
            throw new IllegalStateException("the framework property parley.home must name the agent's home");
        }
        return folder;
    }

    private void offerServices(Engine engine, AgentAddress address, TokenSigner signer) {
        registrations.service(AgentAddress.class, address, Map.of());
        registrations.service(ApiClients.class, apiClients, Map.of());
        registrations.service(HtmlText.class, new JsoupHtmlText(), Map.of());
        registrations.service(TokenSigner.class, signer, Map.of());
        registrations.service(Inbox.class, engine.inbox(), Map.of());
        registrations.service(Transcript.class, engine.transcript(), Map.of());
        registrations.service(Presence.class, engine.presence(), Map.of());
        registrations.service(FileStore.class, files, Map.of());
        registrations.filter("files host", new FilesHost(files::settings), "/*");
        registrations.openServlet("files", new FileDoor(files), "/files/*");
        registrations.service(Errands.class, engine.errands(), Map.of());
    }

    /** Changed in place; whoever could not be called before may be called now. */
    @Modified
    void change(AgentConfiguration configuration) {
        apiClients.use(network.network(configuration));
        files.use(NetworkSettings.files(configuration));
        engine.hints().tell(Hints.NETWORK);
    }

    @Deactivate
    void stop() {
        context.removeBundleListener(bundleListener);
        registrations.close();
        connections.close();
        ticker.close();
        apiClients.close();
        store.close();
    }

    /** A connector came. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindConnector(ServiceReference<ChannelConnector> reference, ChannelConnector connector) {
        connections.accounts().add(reference, connector);
    }

    void unbindConnector(ServiceReference<ChannelConnector> reference, ChannelConnector connector) {
        connections.accounts().remove(reference, connector);
    }

    /** An adapter came. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindAdapter(ServiceReference<CrmAdapter> reference, CrmAdapter adapter) {
        connections.targets().add(reference, adapter);
    }

    void unbindAdapter(ServiceReference<CrmAdapter> reference, CrmAdapter adapter) {
        connections.targets().remove(reference, adapter);
    }

    /** A receiver of webhooks came. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindReceiver(WebhookReceiver receiver, Map<String, Object> properties) {
        connections.hooks().put(String.valueOf(properties.get(WebhookReceiver.HOOK_ID)), receiver);
    }

    void unbindReceiver(WebhookReceiver receiver, Map<String, Object> properties) {
        connections.hooks().remove(String.valueOf(properties.get(WebhookReceiver.HOOK_ID)), receiver);
    }

    /** A route came. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindRoute(RouteComponent route) {
        routes.add(route);
    }

    void unbindRoute(RouteComponent route) {
        routes.remove(route);
    }
}
