// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Routes;
import io.parley.lab.simulator.SimulatorServer;
import java.net.URI;
import java.time.Clock;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * An Odoo server with the applications Contacts and CRM, of version 17 unless told otherwise, spoken to by JSON-RPC at
 * /jsonrpc, and from version 19 on by JSON-2 below /json/2. One user calls from outside, with the rights of a sales administrator and of Administration/Settings; another one, the representative,
 * works in the browser, by the methods here.
 */
public final class OdooSimulator implements AutoCloseable {

    private static final Set<String> TYPES =
            Set.of("char", "text", "html", "boolean", "integer", "float", "date", "datetime", "binary");

    private final Application application;
    private final Seed seed;
    private final Accounts accounts;
    private final SimulatorServer server;
    private final Object lock = new Object();

    /** Starts with the system's time. */
    public OdooSimulator() {
        this(Clock.systemUTC());
    }

    /** Starts. */
    public OdooSimulator(InstantSource clock) {
        this(clock, 17);
    }

    /** Starts as another version. */
    public OdooSimulator(int version) {
        this(Clock.systemUTC(), version);
    }

    private OdooSimulator(InstantSource clock, int major) {
        Version version = new Version(major);
        application = new Application(version, new Database(clock));
        seed = new Seed(application);
        accounts = new Accounts(seed.integration());
        Routes routes = routes(version);
        server = new SimulatorServer(call -> {
            synchronized (lock) {
                return routes.answer(call);
            }
        });
    }

    private Routes routes(Version version) {
        Routes routes = new Routes(JsonRpc::page)
                .on("GET", "/web/content/{id}", (call, places) -> new Downloads(application.database())
                        .answer(places.get("id"), call.parameter("access_token").orElse("")));
        if (version.hasJsonRpc()) {
            JsonRpc rpc = new JsonRpc(new Services(application, accounts));
            routes.on("POST", "/jsonrpc", (call, places) -> rpc.answer(call));
        }
        if (version.hasJson2()) {
            Json2 json2 = new Json2(application, accounts);
            routes.on("POST", "/json/2/{model}/{method}", json2::answer);
            JsonNode told =
                    new JsonMapper().valueToTree(Map.of("version_info", version.parts(), "version", version.text()));
            routes.on("GET", "/web/version", (call, places) -> Answer.json(200, told));
        }
        return routes;
    }

    /** {@return the address of the server, without a path} */
    public URI endpoint() {
        return server.endpoint();
    }

    /** {@return the server, for its calls and for faults} */
    public SimulatorServer server() {
        return server;
    }

    /** {@return the name of the database} */
    public String database() {
        return Accounts.DATABASE;
    }

    /** {@return the login of the user who calls from outside} */
    public String login() {
        return Accounts.LOGIN;
    }

    /** {@return the API key of that user} */
    public String apiKey() {
        return Accounts.KEY;
    }

    /** {@return the id of that user, as authenticate answers it} */
    public long userId() {
        return seed.integration();
    }

    /** {@return the contact of that user} */
    public long partnerId() {
        return locked(() -> application.user(seed.integration(), false).partnerId());
    }

    /** {@return the id of the representative} */
    public long representativeId() {
        return seed.representative();
    }

    /** {@return the contact of the representative} */
    public long representativePartnerId() {
        return locked(() -> representative().partnerId());
    }

    /** Revokes the API key. */
    public void revokeKey() {
        locked(accounts::revoke);
    }

    /** Takes the right Administration/Settings from the user who calls from outside. */
    public void withdrawSettings() {
        locked(accounts::withdrawSettings);
    }

    /** Adds a custom field of a plain type, such as char, or "many2one res.partner", as Studio does. */
    public void addField(String model, String name, String type) {
        if (!name.startsWith("x_") || !TYPES.contains(type) && !type.startsWith("many2one ")) {
            throw new IllegalArgumentException("no custom field: " + name + " " + type);
        }
        locked(() -> {
            Field field = Field.parse(name + " | " + type + " | " + name);
            application.schema().model(model).add(field);
            seed.describe(application.schema().model(model), field);
        });
    }

    /**
     * Refuses certain values.
     *
     * @param method create, write, unlink, load or message_post; load creates and writes too
     * @param exceptionName such as odoo.exceptions.ValidationError
     */
    public void rejectWhere(
            String model, String method, Predicate<Map<String, Object>> values, String exceptionName, String message) {
        locked(() -> application.rejections().add(model, method, values, exceptionName, message));
    }

    /** Lets the next calls that change something fail for a concurrent update, after all tries of the server itself. */
    public void failSerialization(int times) {
        locked(() -> application.rejections().conflict(times));
    }

    /** Installs the Helpdesk application, with the team Customer Care. */
    public void installHelpdesk() {
        locked(seed::helpdesk);
    }

    /** {@return the id of the message that the representative sends on a lead, to its followers} */
    public long replies(long leadId, String text) {
        return replies("crm.lead", leadId, text);
    }

    /** {@return the id of the message that the representative sends on a document, to its followers} */
    public long replies(String model, long id, String text) {
        return posts(model, id, text, "mail.mt_comment");
    }

    /** {@return the id of the message that the representative sends on a document, with a file of text} */
    public long sendsFile(String model, long id, String text, String fileName, String content) {
        return performed(() -> application
                .chatter()
                .post(
                        representative(),
                        application.schema().model(model),
                        id,
                        Map.of(
                                "body",
                                text,
                                "message_type",
                                "comment",
                                "subtype_xmlid",
                                "mail.mt_comment",
                                "attachments",
                                List.of(List.of(fileName, content)))));
    }

    /** {@return the id of the note that the representative logs on a lead} */
    public long logsNote(long leadId, String text) {
        return logsNote("crm.lead", leadId, text);
    }

    /** {@return the id of the note that the representative logs on a document} */
    public long logsNote(String model, long id, String text) {
        return posts(model, id, text, "mail.mt_note");
    }

    /** The representative moves a ticket to a folded stage, which closes it. */
    public void solves(long ticketId) {
        writes(
                "helpdesk.ticket",
                ticketId,
                Map.of("stage_id", application.helpdesk().solvedStage()));
    }

    /** The representative marks a lead as won. */
    public void marksWon(long leadId) {
        writes(
                "crm.lead",
                leadId,
                Map.of("active", true, "stage_id", application.leads().wonStage()));
    }

    /** The representative marks a lead as lost, which archives it. */
    public void marksLost(long leadId) {
        writes("crm.lead", leadId, Map.of("active", false, "probability", 0L, "automated_probability", 0L));
    }

    /** The representative changes the name of a record. */
    public void renames(String model, long id, String name) {
        writes(model, id, Map.of("name", name));
    }

    /** The representative writes fields of a record. */
    public void writes(String model, long id, Map<String, Object> values) {
        performed(() -> {
            application.records().write(representative(), application.schema().model(model), List.of(id), values);
            return true;
        });
    }

    /** Merges two contacts. */
    public void mergePartners(long survivor, long loser) {
        performed(() -> {
            new Merge(application).merge(representative(), survivor, loser);
            return true;
        });
    }

    /** Merges two leads. */
    public void mergeLeads(long survivor, long loser) {
        performed(() -> {
            new LeadMerge(application).merge(application.user(seed.representative(), true), survivor, loser);
            return true;
        });
    }

    /** Deletes a record. */
    public void unlinks(String model, long id) {
        performed(() -> {
            application
                    .records()
                    .unlink(
                            application.user(seed.representative(), true),
                            application.schema().model(model),
                            List.of(id));
            return true;
        });
    }

    /** {@return all records of a model, archived ones too, with ids for relations and false for what is empty} */
    public List<Map<String, Object>> records(String model) {
        return locked(() -> application.database().rows(model).stream()
                .map(row -> view(model, row))
                .toList());
    }

    /** {@return a record in the same form} */
    public Map<String, Object> record(String model, long id) {
        return locked(() -> view(model, application.database().row(model, id).orElseThrow()));
    }

    /**
     * {@return every e-mail that the server would have sent, oldest first: mail_message_id, model, res_id, message_type,
     * recipient_id, email_to, subject, body_html}
     */
    public List<Map<String, Object>> outgoingMails() {
        return locked(() -> application.database().rows("mail.mail"));
    }

    @Override
    public void close() {
        server.close();
    }

    private long posts(String model, long id, String text, String subtype) {
        return performed(() -> application
                .chatter()
                .post(
                        representative(),
                        application.schema().model(model),
                        id,
                        Map.of("body", text, "message_type", "comment", "subtype_xmlid", subtype)));
    }

    private Environment representative() {
        return application.user(seed.representative(), false);
    }

    private Map<String, Object> view(String modelName, Map<String, Object> row) {
        Model model = application.schema().model(modelName);
        Map<String, Object> view = new LinkedHashMap<>();
        model.fields().values().stream()
                .filter(Field::stored)
                .forEach(field -> view.put(field.name(), application.values().read(model, row, field, false)));
        return view;
    }

    private <T> T performed(Supplier<T> work) {
        return locked(() -> application.transaction(work));
    }

    private <T> T locked(Supplier<T> work) {
        synchronized (lock) {
            return work.get();
        }
    }

    private void locked(Runnable work) {
        synchronized (lock) {
            work.run();
        }
    }
}
