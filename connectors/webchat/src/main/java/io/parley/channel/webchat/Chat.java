// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import io.parley.channel.webchat.files.VisitorFiles;
import io.parley.channel.webchat.guard.ChallengeResource;
import io.parley.channel.webchat.guard.Customers;
import io.parley.channel.webchat.guard.Departments;
import io.parley.channel.webchat.guard.Doorway;
import io.parley.channel.webchat.guard.Rates;
import io.parley.channel.webchat.hours.BusinessHours;
import io.parley.channel.webchat.hours.OffHours;
import io.parley.channel.webchat.knowledge.HelpedResource;
import io.parley.channel.webchat.knowledge.Knowledge;
import io.parley.channel.webchat.knowledge.SuggestionsResource;
import io.parley.channel.webchat.mail.MailSettings;
import io.parley.channel.webchat.mail.Mailing;
import io.parley.channel.webchat.web.Appearance;
import io.parley.channel.webchat.web.ChatPage;
import io.parley.channel.webchat.web.ChatServlet;
import io.parley.channel.webchat.web.Origins;
import io.parley.channel.webchat.web.Resource;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One live chat, put together of its parts as it is configured. */
final class Chat implements AutoCloseable {

    private final Knowledge knowledge;
    private final EventStreams streams;
    private final Optional<Mailing> mailing;
    private final ChatServlet servlet;

    /**
     * A chat.
     *
     * @param home of the agent, from which a folder is meant wherever the agent was started
     * @throws IllegalArgumentException if something is configured wrongly; the message says what would be right
     */
    Chat(String account, WebchatConfiguration configuration, AgentServices agent, Path home, InstantSource clock) {
        Appearance appearance = appearance(configuration, home);
        Origins origins = new Origins(configuration.allowedOrigins());
        Doorway doorway = new Doorway(account, Terms.doorway(configuration), agent.signer, clock);
        Departments departments = new Departments(configuration.departments());
        Customers customers = new Customers(Terms.customers(configuration), clock);
        BusinessHours hours =
                new BusinessHours(configuration.hours(), configuration.timeZone(), configuration.holidays(), clock);
        VisitorFiles files = new VisitorFiles(
                account, agent.files, configuration.attachmentMegabytes(), configuration.attachmentTypes());
        Visits visits = new Visits(agent.presence, clock);
        Limits limits = new Limits(configuration.messagesPerMinute());
        Desk desk = new Desk(account, agent.inbox, agent.transcript, agent.signer, clock, customers);
        knowledge = Knowledge.of(configuration.knowledge(), agent.clients, agent.html, clock);
        streams = new EventStreams(agent.transcript, agent.presence, files, visits);
        mailing = MailSettings.of(Terms.mail(configuration))
                .map(settings -> new Mailing(
                        account,
                        settings,
                        agent.signer,
                        agent.errands,
                        agent.transcript,
                        agent.html,
                        visits,
                        hours,
                        clock));
        List<Resource> resources = new ArrayList<>(List.of(
                new BeginResource(
                        desk, doorway, new Circumstances.Reader(customers, departments, origins, new OffHours(hours))),
                new SayResource(desk, limits, files),
                new EventsResource(desk, streams),
                new FileResource(desk, limits, files),
                new TypingResource(desk, agent.presence),
                new SeenResource(desk, agent.presence),
                new RatingResource(desk, limits),
                new ChallengeResource(doorway),
                new SuggestionsResource(knowledge, new Rates(clock)),
                new HelpedResource(knowledge, new Rates(clock)),
                new SettingsResource(List.of(
                        appearance::describe,
                        hours::describe,
                        desk::describeWait,
                        files::describe,
                        departments::describe,
                        doorway::describe,
                        knowledge::describe,
                        settings -> settings.put("mail", mailing.isPresent())))));
        mailing.ifPresent(letters -> resources.add(new TranscriptResource(desk, agent.transcript, letters)));
        servlet = new ChatServlet(new ChatPage(account, appearance, origins.named()), origins, doorway, resources);
    }

    Knowledge knowledge() {
        return knowledge;
    }

    Optional<Mailing> mailing() {
        return mailing;
    }

    ChatServlet servlet() {
        return servlet;
    }

    @Override
    public void close() {
        streams.close();
    }

    private static Appearance appearance(WebchatConfiguration configuration, Path home) {
        return Appearance.of(
                configuration.title(),
                configuration.colour(),
                configuration.scheme(),
                configuration.corner(),
                Optional.of(configuration.languageFolder())
                        .filter(folder -> !folder.isBlank())
                        .map(home::resolve),
                configuration.texts());
    }
}
