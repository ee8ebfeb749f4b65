// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import io.parley.channel.webchat.guard.ChallengeResource;
import io.parley.channel.webchat.guard.Customers;
import io.parley.channel.webchat.guard.Departments;
import io.parley.channel.webchat.guard.Doorway;
import io.parley.channel.webchat.guard.Rates;
import io.parley.channel.webchat.knowledge.HelpedResource;
import io.parley.channel.webchat.knowledge.Knowledge;
import io.parley.channel.webchat.knowledge.SuggestionsResource;
import io.parley.channel.webchat.web.Appearance;
import io.parley.channel.webchat.files.VisitorFiles;
import io.parley.channel.webchat.web.ChatPage;
import io.parley.channel.webchat.web.ChatServlet;
import io.parley.channel.webchat.web.Origins;
import io.parley.model.ExternalId;
import io.parley.spi.AccountInfo;
import io.parley.spi.HtmlText;
import io.parley.spi.channel.ChannelConnector;
import io.parley.spi.channel.ChannelDescription;
import io.parley.spi.channel.FileStore;
import io.parley.spi.channel.Inbox;
import io.parley.spi.channel.Presence;
import io.parley.spi.channel.Repeat;
import io.parley.spi.channel.Reply;
import io.parley.spi.channel.ReplySender;
import io.parley.spi.channel.SendReceipt;
import io.parley.spi.channel.TokenSigner;
import io.parley.spi.channel.Transcript;
import io.parley.spi.http.ApiClients;
import jakarta.servlet.Servlet;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.servlet.whiteboard.HttpWhiteboardConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One live chat. What visitors say goes into the agent's inbox; what reps answer stands in the transcript as soon as the
 * agent has stored that it was sent, and that is where the visitors read it. So nothing can be sent twice.
 */
@Component(
        service = ChannelConnector.class,
        configurationPid = "io.parley.channel.webchat",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = WebchatConfiguration.class, factory = true)
public final class WebchatConnector implements ReplySender {

    static final String CHANNEL = "webchat";

    private static final Logger LOG = LoggerFactory.getLogger(WebchatConnector.class);

    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final String account;
    private final InstantSource clock = InstantSource.system();
    private final Knowledge knowledge;
    private final EventStreams streams;
    private final ServiceRegistration<Servlet> servlet;

    /** Made by the container. */
    @Activate
    public WebchatConnector(
            BundleContext context,
            WebchatConfiguration configuration,
            Map<String, Object> properties,
            @Reference Inbox inbox,
            @Reference Transcript transcript,
            @Reference TokenSigner signer,
            @Reference ApiClients clients,
            @Reference HtmlText html,
            @Reference FileStore fileStore,
            @Reference Presence presence) {
        account = String.valueOf(properties.get(ACCOUNT_ID));
        knowledge = Knowledge.of(configuration.knowledge(), clients, html, clock);
        VisitorFiles files = new VisitorFiles(
                account, fileStore, configuration.attachmentMegabytes(), configuration.attachmentTypes());
        streams = new EventStreams(transcript, presence, files);
        Customers customers = new Customers(GuardTerms.customers(configuration), clock);
        Desk desk = new Desk(account, inbox, transcript, signer, clock, customers);
        Limits limits = new Limits(configuration.messagesPerMinute());
        Origins origins = new Origins(configuration.allowedOrigins());
        Doorway doorway = new Doorway(account, GuardTerms.doorway(configuration), signer, clock);
        Departments departments = new Departments(configuration.departments());
        Appearance appearance = look(context, configuration);
        ChatServlet chat = new ChatServlet(
                new ChatPage(account, appearance, origins.named()),
                origins,
                doorway,
                List.of(
                        new BeginResource(desk, doorway, new Circumstances.Reader(customers, departments, origins)),
                        new SayResource(desk, limits, files),
                        new EventsResource(desk, streams),
                        new FileResource(desk, limits, files),
                        new TypingResource(desk, presence),
                        new SeenResource(desk, presence),
                        new RatingResource(desk, limits),
                        new ChallengeResource(doorway),
                        new SuggestionsResource(knowledge, new Rates(clock)),
                        new HelpedResource(knowledge, new Rates(clock)),
                        new SettingsResource(List.of(
                                appearance::describe,
                                desk::describeWait,
                                files::describe,
                                departments::describe,
                                doorway::describe,
                                knowledge::describe))));
        Dictionary<String, Object> whiteboard = new Hashtable<>();
        whiteboard.put(HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_NAME, "chat " + account);
        whiteboard.put(
                HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN,
                new String[] {"/chat/" + account, "/chat/" + account + "/*"});
        whiteboard.put(HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_ASYNC_SUPPORTED, true);
        servlet = context.registerService(Servlet.class, chat, whiteboard);
    }

    private static Appearance look(BundleContext context, WebchatConfiguration configuration) {
        // A folder is meant from the home of the agent, wherever it was started.
        Optional<Path> languages = Optional.of(configuration.languageFolder())
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(String.valueOf(context.getProperty("parley.home")))
                        .resolve(folder));
        return Appearance.of(
                configuration.title(),
                configuration.colour(),
                configuration.scheme(),
                configuration.corner(),
                languages,
                configuration.texts());
    }

    @Deactivate
    void leave() {
        servlet.unregister();
        streams.close();
        tellWhatHelped();
    }

    @Override
    public ChannelDescription describe() {
        return ChannelDescription.of(CHANNEL, "Live chat").attachments().build();
    }

    @Override
    public AccountInfo check() throws InterruptedException {
        tellWhatHelped();
        AccountInfo.Builder info = AccountInfo.named(account);
        knowledge.look().forEach(info::warning);
        return info.build();
    }

    private void tellWhatHelped() {
        long helped = knowledge.takeHelped();
        if (helped > 0) {
            LOG.info("Suggestions of {} helped {} times since this was told last", account, helped);
        }
    }

    @Override
    public Repeat repeat() {
        return Repeat.safe(FOR_EVER);
    }

    @Override
    public SendReceipt send(Reply reply) {
        return new SendReceipt(
                new ExternalId(CHANNEL, account, reply.key()), clock.instant().truncatedTo(ChronoUnit.MILLIS), null);
    }
}
