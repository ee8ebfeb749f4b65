// SPDX-License-Identifier: Apache-2.0
package io.parley.itest.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Call;
import io.parley.lab.simulator.Fault;
import io.parley.lab.simulator.SimulatorServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** The laboratory's simulator of a CRM, with people who answer, and faults of all kinds, until it is calm. */
public abstract class SimulatedCrm implements AutoCloseable, Runnable {

    /**
     * A record that came from the agent.
     *
     * @param kind contact, conversation or message
     * @param caseRef of a message
     */
    record Entry(String ref, String kind, String key, String caseRef, String text, boolean outbound, boolean removed) {}

    private static final long PAUSE = 150_000_000;
    private static final Answer BUSY = Answer.text(503, "text/html", "<html>Service Unavailable</html>");
    private static final List<Fault> FAULTS = List.of(
            Fault.cut(),
            Fault.lostAnswer(),
            Fault.lostAnswer(),
            Fault.answering(BUSY),
            Fault.wrongAnswer(BUSY),
            Fault.answering(Answer.empty(429).with("Retry-After", "1")),
            Fault.answering(Answer.text(500, "application/json", "{\"brok")));

    private final String target;
    private final Dice dice;
    private final List<ObjectNode> comments = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Thread thread = new Thread(this, "people of a CRM");
    private int nextFault;
    private volatile boolean calm;
    private volatile boolean closed;

    SimulatedCrm(String target, long seed) {
        this.target = target;
        this.dice = new Dice(seed, target);
    }

    /** {@return the id of the target} */
    public final String target() {
        return target;
    }

    /** {@return the PID of its configuration and the configuration} */
    public abstract Map.Entry<String, String> configuration();

    abstract SimulatorServer server();

    /** Whether a call is one that a fault may meet: whoever cannot sign in must not try again. */
    abstract boolean breakable(Call call);

    abstract List<Entry> entries();

    /** Somebody writes into a case, for the customer or for colleagues. */
    abstract String writes(String caseRef, String text, boolean forCustomer);

    /** Something of this CRM goes wrong for a moment. */
    abstract void trouble(Dice chance);

    /** Its people begin. */
    public final void open() {
        thread.start();
    }

    /** Nothing goes wrong any more, and nobody writes. */
    public final void calm() throws InterruptedException {
        calm = true;
        thread.join();
    }

    /** {@return how many messages stand in it} */
    public final long messages() {
        return entries().stream()
                .filter(entry -> entry.kind().equals("message"))
                .count();
    }

    /** {@return how many answers were written for customers} */
    public final long answers() {
        return comments.stream()
                .filter(comment -> comment.path("public").asBoolean())
                .count();
    }

    /**
     * The CRM's own record.
     *
     * @param store says what the cases are about
     * @return as {@link CrmTruth} reads it
     */
    public final JsonNode truth(AgentStore store) {
        ObjectNode truth = Wire.JSON.createObjectNode();
        Map<String, AgentStore.Case> cases = new HashMap<>();
        List<Entry> entries = entries();
        for (Entry entry : entries) {
            AgentStore.Case one = store.cases().get(target + " " + entry.key());
            if (entry.kind().equals("conversation") && one != null) {
                cases.put(entry.ref(), one);
            }
        }
        int order = 0;
        for (Entry entry : entries) {
            boolean message = entry.kind().equals("message");
            AgentStore.Case about = cases.get(message ? entry.caseRef() : entry.ref());
            truth.withArray("records")
                    .add(Wire.JSON
                            .createObjectNode()
                            .put("ref", entry.ref())
                            .put("kind", entry.kind())
                            .put("key", entry.key())
                            .put("case", entry.caseRef())
                            .put("conversation", about == null ? "" : about.conversation())
                            .put("author", about == null ? entry.key() : about.author())
                            .put("text", entry.text())
                            .put("outbound", entry.outbound())
                            .put("removed", entry.removed())
                            .put("order", order++));
        }
        comments.forEach(comment -> {
            String ref = comment.path("ref").asText();
            String caseRef = comment.path("case").asText();
            AgentStore.Case about = cases.get(caseRef);
            truth.withArray("records")
                    .addObject()
                    .put("ref", ref)
                    .put("kind", "comment")
                    .put("case", caseRef);
            truth.withArray("comments").add(comment.put("conversation", about == null ? "" : about.conversation()));
        });
        return truth;
    }

    @Override
    public final void run() {
        while (!calm && !closed) {
            LockSupport.parkNanos(PAUSE);
            breakSomething();
            trouble(dice);
            for (Entry entry : entries()) {
                if (entry.kind().equals("message") && !entry.outbound() && seen.add(entry.key())) {
                    sees(entry);
                }
            }
        }
    }

    /** Not faster than calls come: whoever meets nothing but faults asks less and less often. */
    private void breakSomething() {
        int calls = server().calls().size();
        if (calls > nextFault) {
            server().failNext(this::breakable, dice.of(FAULTS));
            nextFault = calls + 8 + dice.below(12);
        }
    }

    private void sees(Entry entry) {
        if (!dice.chance(0.15)) {
            return;
        }
        String mark = "[" + target + "-" + comments.size() + "]";
        boolean forCustomer = !dice.chance(0.15);
        String text = mark + (forCustomer ? " for the customer" : " for colleagues");
        comments.add(Wire.JSON
                .createObjectNode()
                .put("ref", writes(entry.caseRef(), text, forCustomer))
                .put("mark", mark)
                .put("public", forCustomer)
                .put("case", entry.caseRef()));
    }

    @Override
    public void close() {
        closed = true;
        server().close();
    }
}
