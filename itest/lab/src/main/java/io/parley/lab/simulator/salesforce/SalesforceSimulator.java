// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import io.parley.lab.simulator.SimulatorServer;
import java.net.URI;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A Salesforce org with its standard objects, an integration user whose app may log in by client credentials, and
 * people who work in it. Everything is in memory.
 */
public final class SalesforceSimulator implements AutoCloseable {

    private final Object lock = new Object();
    private final Org org;
    private final Writer writer;
    private final Quota quota;
    private final TokenEndpoint tokens;
    private final SimulatorServer server;
    private final String integrationUser;
    private final Author representative;

    /** Starts an empty org in the time of the system. */
    public SalesforceSimulator() {
        this(InstantSource.system());
    }

    /** Starts an empty org in the time of that clock. */
    public SalesforceSimulator(InstantSource clock) {
        org = new Org(clock);
        writer = new Writer(org);
        quota = new Quota(clock);
        integrationUser = hire("Parley Integration");
        representative = new Author(hire("Casey Representative"), true, true);
        tokens = new TokenEndpoint(clock, this::endpoint, integrationUser, integrationUserName());
        Gate gate = new Gate(tokens, quota, new Api(org, quota, integrationUser));
        server = new SimulatorServer(call -> {
            synchronized (lock) {
                return gate.answer(call);
            }
        });
    }

    /** {@return the address of the org, where tokens are minted too} */
    public URI endpoint() {
        return server.endpoint();
    }

    /** {@return what serves it, for faults and for what was called} */
    public SimulatorServer server() {
        return server;
    }

    /** {@return the consumer key of the app} */
    public String clientId() {
        return TokenEndpoint.CLIENT_ID;
    }

    /** {@return the consumer secret of the app} */
    public String clientSecret() {
        return TokenEndpoint.CLIENT_SECRET;
    }

    /** {@return the id of the user for whom the app acts} */
    public String integrationUserId() {
        return integrationUser;
    }

    /** {@return the name with which that user logs in} */
    public String integrationUserName() {
        return String.valueOf(row(integrationUser).get("Username"));
    }

    /** Uploads a certificate for the app: assertions that are signed with its key are taken from now on. */
    public void certify(PublicKey key) {
        locked(() -> tokens.assertions().certify(key));
    }

    /** {@return a refresh token: the user has allowed the app to work for them} */
    public String approve() {
        return locked(tokens::approve);
    }

    /** Switches on or off that a refresh token serves once, and is followed by another. */
    public void rotateRefreshTokens(boolean rotates) {
        locked(() -> tokens.rotate(rotates));
    }

    /** Deploys custom objects and fields from a folder in source format, the one that has {@code objects} in it. */
    public void deploy(Path folder) {
        locked(() -> new SourceFormat(org.schema()).deploy(folder));
    }

    /** {@return who sets the org up} */
    public Administrator administrator() {
        return new Administrator(lock, org.schema());
    }

    /** Ends all sessions. */
    public void expireTokens() {
        locked(tokens::expire);
    }

    /** Lets sessions that begin from now on end after a while; without this they last. */
    public void sessionsLast(Duration time) {
        locked(() -> tokens.validFor(time));
    }

    /** Allows so many calls within 24 hours, those already made included. */
    public void limitRequests(int max) {
        locked(() -> quota.limit(max));
    }

    /** {@return how many calls the org counted; a composite, a graph and a collection are one each} */
    public long apiCalls() {
        return locked(quota::total);
    }

    /** Makes somebody busy with a record: writes to it and to what points to it are refused. */
    public void lockRow(String recordId) {
        locked(() -> {
            org.locked().add(row(recordId).id());
        });
    }

    /** Ends that somebody is busy with a record. */
    public void unlock(String recordId) {
        locked(() -> {
            org.locked().remove(row(recordId).id());
        });
    }

    /** Adds a validation rule: records of which the predicate is true are refused with that error. */
    public void rejectWhere(String object, Predicate<Map<String, Object>> refuses, String errorCode, String message) {
        locked(() -> {
            org.rules().add(new ValidationRule(type(object), refuses, errorCode, message));
        });
    }

    /** Switches the rule on or off that two contacts cannot have the same e-mail. */
    public void detectDuplicateEmails(boolean detecting) {
        locked(() -> org.detectDuplicates(detecting));
    }

    /** {@return the id of a comment that a representative writes into a case} */
    public String comment(String caseId, String text, boolean published) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("ParentId", caseId);
        values.put("CommentBody", text);
        values.put("IsPublished", published);
        return locked(() -> writer.insert(Draft.of(type("CaseComment"), values), representative));
    }

    /** A representative writes another text into a comment, or changes who sees it. */
    public void editComment(String commentId, String text, boolean published) {
        change(commentId, Map.of("CommentBody", text, "IsPublished", published));
    }

    /** {@return the id of what a representative posts into the feed of a case, for customers or for colleagues} */
    public String post(String caseId, String text, boolean forCustomers) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("ParentId", caseId);
        values.put("Body", text);
        values.put("Visibility", forCustomers ? "AllUsers" : "InternalUsers");
        return locked(() -> writer.insert(Draft.of(type("FeedItem"), values), representative));
    }

    /** {@return the id of a social post that a representative writes in a case, to be sent to the customer} */
    public String socialReply(String caseId, String text) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("ParentId", caseId);
        values.put("Name", "Reply");
        values.put("Content", text);
        values.put("IsOutbound", true);
        return locked(() -> writer.insert(Draft.of(type("SocialPost"), values), representative));
    }

    /** {@return the id of a new record with these values, made by a representative} */
    public String create(String object, Map<String, ?> values) {
        return locked(() -> writer.insert(Draft.of(type(object), new LinkedHashMap<>(values)), representative));
    }

    /** A representative changes fields of a record. */
    public void edit(String recordId, Map<String, ?> values) {
        change(recordId, new LinkedHashMap<>(values));
    }

    /** A representative closes a case. */
    public void close(String caseId) {
        change(caseId, Map.of("Status", "Closed"));
    }

    /** A representative opens a case again. */
    public void reopen(String caseId) {
        change(caseId, Map.of("Status", "Working"));
    }

    /** A case gets an owner, who is hired under that name where nobody has it. */
    public void own(String caseId, String userName) {
        locked(() -> {
            Optional<Row> user = org.live(type("User"))
                    .filter(row -> userName.equals(row.get("Name")))
                    .findFirst();
            change(caseId, Map.of("OwnerId", user.map(Row::id).orElseGet(() -> hire(userName))));
        });
    }

    /** A representative gives a contact another name. */
    public void rename(String contactId, String firstName, String lastName) {
        change(contactId, Map.of("FirstName", firstName, "LastName", lastName));
    }

    /** A representative deletes a record. */
    public void delete(String recordId) {
        locked(() -> writer.delete(recordId, representative));
    }

    /** A representative makes one contact of two. */
    public void merge(String survivorContactId, String loserContactId) {
        locked(() -> writer.merge(survivorContactId, loserContactId, representative));
    }

    /** {@return the id of the contact that a representative makes of a lead} */
    public String convert(String leadId) {
        return locked(() -> writer.convert(leadId, representative));
    }

    /** {@return the records of an object that are not deleted, oldest first, with texts, numbers and booleans} */
    public List<Map<String, Object>> records(String object) {
        return locked(() -> org.live(type(object)).map(Row::view).toList());
    }

    /** {@return a record, even if deleted} */
    public Map<String, Object> record(String recordId) {
        return locked(() -> row(recordId).view());
    }

    @Override
    public void close() {
        server.close();
    }

    private void change(String id, Map<String, @Nullable Object> values) {
        locked(() -> writer.update(id, Draft.of(row(id).type(), values), representative));
    }

    private String hire(String name) {
        int space = name.lastIndexOf(' ');
        String id = org.newId(type("User"));
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("Id", id);
        values.put("FirstName", space < 0 ? null : name.substring(0, space));
        values.put("LastName", name.substring(space + 1));
        values.put("Username", name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.com");
        values.put("UserType", "Standard");
        values.put("IsActive", true);
        values.putAll(Stamps.created(org.now(), new Author(id, true, true)));
        Row user = new Row(type("User"), Map.of()).with(values);
        org.put(Derived.complete(org, null, user));
        return id;
    }

    private ObjectType type(String object) {
        return org.schema()
                .find(object)
                .orElseThrow(() -> new IllegalArgumentException("the org has no object " + object));
    }

    private Row row(String id) {
        return org.find(id).orElseThrow(() -> new IllegalArgumentException("the org has no record " + id));
    }

    private <T> T locked(Supplier<T> task) {
        synchronized (lock) {
            return task.get();
        }
    }

    private void locked(Runnable task) {
        synchronized (lock) {
            task.run();
        }
    }
}
