// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.internal.console.ApiServlet;
import io.parley.internal.console.AssetServlet;
import io.parley.internal.console.BackUpServlet;
import io.parley.internal.console.ConsoleServlet;
import io.parley.internal.console.Doorkeeper;
import io.parley.internal.console.Entrance;
import io.parley.internal.console.FindsApiServlet;
import io.parley.internal.console.FindsServlet;
import io.parley.internal.console.LoginServlet;
import io.parley.internal.console.MappingRequests;
import io.parley.internal.console.MappingServlet;
import io.parley.internal.console.MatchRequests;
import io.parley.internal.console.MatchServlet;
import io.parley.internal.console.Moderating;
import io.parley.internal.console.ModerationRequests;
import io.parley.internal.console.ParkedRequests;
import io.parley.internal.console.ParkedServlet;
import io.parley.internal.console.PassportsApiServlet;
import io.parley.internal.console.PassportsServlet;
import io.parley.internal.console.PauseRequests;
import io.parley.internal.console.PausesServlet;
import io.parley.internal.console.PeopleFinder;
import io.parley.internal.console.ProfileRequests;
import io.parley.internal.console.ReceiptServlet;
import io.parley.internal.console.RemnantRequests;
import io.parley.internal.console.TargetFields;
import io.parley.internal.console.Uninstalling;
import io.parley.internal.deliver.UninstallDesk;
import io.parley.internal.ops.Acquaintances;
import io.parley.internal.ops.BackUpCommand;
import io.parley.internal.ops.Commands;
import io.parley.internal.ops.Decisions;
import io.parley.internal.ops.Findings;
import io.parley.internal.ops.Health;
import io.parley.internal.ops.Metrics;
import io.parley.internal.ops.OpsServlet;
import io.parley.internal.ops.Parked;
import io.parley.internal.ops.Passports;
import io.parley.internal.ops.ReceiptBook;
import io.parley.internal.ops.ReplySwitch;
import io.parley.internal.ops.Roster;
import io.parley.internal.pull.Enrichment;
import io.parley.internal.reply.ModerationDesk;
import io.parley.internal.store.BackUps;
import io.parley.internal.store.Decision;
import io.parley.internal.store.Store;
import io.parley.internal.webhook.WebhookDoor;
import io.parley.model.SocialProfile;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Moderation;
import io.parley.spi.channel.WebhookReceiver;
import io.parley.spi.http.WebContexts;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The agent's face to people, scripts and networks: pages, REST, webhooks, commands. */
final class Web {

    private final Engine engine;
    private final Roster roster;
    private final ReceiptBook receipts;
    private final BackUps backUps;
    private final Passports passports;
    private final TargetFields fields;

    Web(Engine engine, Roster roster, ReceiptBook receipts, BackUps backUps, Passports passports, TargetFields fields) {
        this.engine = engine;
        this.roster = roster;
        this.receipts = receipts;
        this.backUps = backUps;
        this.passports = passports;
        this.fields = fields;
    }

    void open(Registrations open, Doorkeeper doorkeeper, Function<String, Optional<WebhookReceiver>> hooks) {
        Store store = engine.store();
        Health health = new Health(
                store, engine.gates(), engine.warnings(), engine.vitals(), engine.audit(), roster, engine.clock());
        Parked parked = new Parked(store);
        Decisions decisions = new Decisions(store, engine.hints());
        ReplySwitch replies = new ReplySwitch(store, roster, engine.hints());
        open.filter("faults", new RequestFaults(), "/*");
        open.filter("turnstile", new Turnstile(), "/login", "/hooks/*");
        open.servletContext(WebContexts.PEOPLE, new PeopleContext(new Entrance(doorkeeper)));
        open.servlet(
                "console",
                new ConsoleServlet(store, health, engine.audit(), roster, replies, receipts),
                WebContexts.PEOPLE,
                "");
        open.servlet("parked", new ParkedServlet(parked, decisions), WebContexts.PEOPLE, "/parked/*");
        Findings findings = new Findings(store, engine.intake()::concern);
        open.servlet("finds", new FindsServlet(findings), WebContexts.PEOPLE, "/finds");
        open.servlet(
                "finds-api", new FindsApiServlet(findings), WebContexts.PEOPLE, "/api/v1/finds", "/api/v1/finds/*");
        Acquaintances people = new Acquaintances(store, engine::movesCases, engine.hints());
        open.servlet("matches", new MatchServlet(people), WebContexts.PEOPLE, "/matches");
        open.servlet(
                "matches-api", new MatchRequests(people), WebContexts.PEOPLE, "/api/v1/matches", "/api/v1/matches/*");
        open.servlet("mapping", new MappingServlet(fields), WebContexts.PEOPLE, "/mapping/*");
        open.servlet("pauses", new PausesServlet(replies), WebContexts.PEOPLE, "/pauses");
        open.servlet(
                "api",
                new ApiServlet(
                        store,
                        health,
                        roster,
                        new ProfileRequests(new Finder(engine.enrichment())),
                        new ModerationRequests(new MessageModerator(engine.moderation())),
                        new ParkedRequests(parked, decisions),
                        new PauseRequests(replies),
                        new MappingRequests(fields),
                        new RemnantRequests(new Removing(engine.uninstallDesk())),
                        engine.audits()::request),
                WebContexts.PEOPLE,
                "/api/v1/*");
        open.servlet("receipts", new ReceiptServlet(store, receipts), WebContexts.PEOPLE, "/api/v1/receipts/*");
        open.servlet("passports", new PassportsServlet(passports), WebContexts.PEOPLE, "/passports");
        open.servlet("passports-api", new PassportsApiServlet(passports), WebContexts.PEOPLE, "/api/v1/passports");
        open.servlet("backup", new BackUpServlet(backUps), WebContexts.PEOPLE, "/api/v1/backup");
        open.openServlet("assets", new AssetServlet(), "/assets/*");
        open.openServlet("login", new LoginServlet(doorkeeper), "/login");
        open.openServlet(
                "ops",
                new OpsServlet(
                        health, new Metrics(store, health, engine.audit(), replies, engine.budgets(), engine.clock())),
                "/health",
                "/metrics");
        open.openServlet("hooks", new WebhookDoor(hooks, engine.intake(), engine.hints()), "/hooks/*");
        open.service(
                Commands.class,
                new Commands(store, health, parked, decisions, replies, engine.audits()::request),
                Map.of("osgi.command.scope", "parley", "osgi.command.function", new String[] {
                    "status", "parked", "retry", "drop", "pause", "resume", "audit", "reset"
                }));
        offer(open, new BackUpCommand(backUps));
    }

    private static void offer(Registrations open, BackUpCommand command) {
        open.service(
                BackUpCommand.class,
                command,
                Map.of("osgi.command.scope", "parley", "osgi.command.function", new String[] {"backup"}));
    }

    private record MessageModerator(ModerationDesk desk) implements Moderating {

        @Override
        public Set<Moderation> offers(String account) {
            return desk.offers(account);
        }

        @Override
        public boolean moderate(String account, String message, Moderation decision, Decision words)
                throws SyncException, InterruptedException {
            return desk.moderate(account, message, decision, words);
        }
    }

    private record Removing(UninstallDesk desk) implements Uninstalling {

        @Override
        public boolean serves(String target) {
            return desk.serves(target);
        }

        @Override
        public ObjectNode remnants(String target) throws SyncException, InterruptedException {
            return desk.remnants(target);
        }

        @Override
        public void remove(String target) throws SyncException {
            desk.remove(target);
        }
    }

    private record Finder(Enrichment enrichment) implements PeopleFinder {

        @Override
        public boolean finds(String account) {
            return enrichment.serves(account);
        }

        @Override
        public Optional<SocialProfile> find(String account, String handle) throws SyncException, InterruptedException {
            return enrichment.request(account, handle);
        }
    }
}
