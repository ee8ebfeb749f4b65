// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import io.parley.channel.webchat.mail.Mailing;
import io.parley.model.ContactPoint;
import io.parley.model.ExternalId;
import io.parley.spi.AccountInfo;
import io.parley.spi.SyncException;
import io.parley.spi.channel.ChannelConnector;
import io.parley.spi.channel.ChannelDescription;
import io.parley.spi.channel.Errand;
import io.parley.spi.channel.ErrandRunner;
import io.parley.spi.channel.Inbox.NotStoredException;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PageReader;
import io.parley.spi.channel.PullRequest;
import io.parley.spi.channel.Repeat;
import io.parley.spi.channel.Reply;
import io.parley.spi.channel.ReplySender;
import io.parley.spi.channel.SendReceipt;
import jakarta.servlet.Servlet;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Dictionary;
import java.util.Hashtable;
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
 * agent has stored that it was sent, and that is where the visitors read it. So nothing can be sent twice. What they do not
 * read there is an errand for a mail server.
 */
@Component(
        service = ChannelConnector.class,
        configurationPid = "io.parley.channel.webchat",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = WebchatConfiguration.class, factory = true)
public final class WebchatConnector implements ReplySender, PageReader, ErrandRunner {

    static final String CHANNEL = "webchat";

    private static final Logger LOG = LoggerFactory.getLogger(WebchatConnector.class);

    /** Letters of the time in which a mail server was configured wait so long for another one. */
    private static final Duration WITHOUT_MAIL = Duration.ofDays(3);

    private static final Duration LOOK_AGAIN = Duration.ofHours(1);
    private static final Duration MAILBOX_PAUSE = Duration.ofSeconds(30);
    private static final Duration FOR_EVER = Duration.ofDays(36_500);

    private final String account;
    private final InstantSource clock = InstantSource.system();
    private final Chat chat;
    private final ServiceRegistration<Servlet> servlet;

    /** Made by the container. */
    @Activate
    public WebchatConnector(
            BundleContext context,
            WebchatConfiguration configuration,
            Map<String, Object> properties,
            @Reference AgentServices agent) {
        account = String.valueOf(properties.get(ACCOUNT_ID));
        Path home = Path.of(String.valueOf(context.getProperty("parley.home")));
        chat = new Chat(account, configuration, agent, home, clock);
        Dictionary<String, Object> whiteboard = new Hashtable<>();
        whiteboard.put(HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_NAME, "chat " + account);
        whiteboard.put(
                HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN,
                new String[] {"/chat/" + account, "/chat/" + account + "/*"});
        whiteboard.put(HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_ASYNC_SUPPORTED, true);
        servlet = context.registerService(Servlet.class, chat.servlet(), whiteboard);
    }

    @Deactivate
    void leave() {
        servlet.unregister();
        chat.close();
        tellWhatHelped();
    }

    @Override
    public ChannelDescription describe() {
        ChannelDescription.Builder description =
                ChannelDescription.of(CHANNEL, "Live chat").attachments();
        if (chat.mailing().filter(Mailing::reads).isPresent()) {
            description.stream(Mailing.STREAM, MAILBOX_PAUSE);
        }
        return description.build();
    }

    @Override
    public AccountInfo check() throws InterruptedException {
        tellWhatHelped();
        AccountInfo.Builder info = AccountInfo.named(account);
        chat.knowledge().look().forEach(info::warning);
        chat.mailing().ifPresent(letters -> letters.warnings().forEach(info::warning));
        return info.build();
    }

    private void tellWhatHelped() {
        long helped = chat.knowledge().takeHelped();
        if (helped > 0) {
            LOG.info("Suggestions of {} helped {} times since this was told last", account, helped);
        }
    }

    @Override
    public Repeat repeat() {
        return Repeat.safe(FOR_EVER);
    }

    @Override
    public SendReceipt send(Reply reply) throws SyncException, InterruptedException {
        ExternalId answer = new ExternalId(CHANNEL, account, reply.key());
        boolean hasAddress =
                reply.recipient().contactPoints().stream().anyMatch(point -> point.kind() == ContactPoint.Kind.EMAIL);
        if (chat.mailing().isPresent() && hasAddress) {
            try {
                chat.mailing().get().answered(reply.conversation().id(), answer);
            } catch (NotStoredException e) {
                throw new SyncException.Transient("The agent cannot store anything now.", false, e);
            }
        }
        return new SendReceipt(answer, clock.instant().truncatedTo(ChronoUnit.MILLIS), null);
    }

    @Override
    public Page pull(PullRequest request) throws SyncException, InterruptedException {
        return chat.mailing().orElseThrow().pull(request);
    }

    @Override
    public Optional<Duration> wait(Errand errand) {
        if (chat.mailing().isPresent()) {
            return chat.mailing().get().wait(errand);
        }
        boolean outdated = errand.since().plus(WITHOUT_MAIL).isBefore(clock.instant());
        return outdated ? Optional.empty() : Optional.of(LOOK_AGAIN);
    }

    @Override
    public void run(Errand errand) throws SyncException {
        chat.mailing().orElseThrow().run(errand);
    }

    @Override
    public void unfinished(Errand errand, String reason) throws NotStoredException, InterruptedException {
        if (chat.mailing().isPresent()) {
            chat.mailing().get().unfinished(errand, reason);
        }
    }
}
