package ${package};

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.lab.CrmView;
import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Call;
import io.parley.lab.simulator.SimulatorServer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * ${name} in memory: what its documentation says about it, written without a look at the adapter. People use it as a
 * {@link CrmView}, the adapter over HTTP.
 */
final class ${prefix}Simulator implements SimulatorServer.Vendor, CrmView {

    static final String TOKEN = "good-token-5Hw8";
    static final String DEAD_TOKEN = "dead-token-2Kq1";

    private final Map<String, String> contacts = new LinkedHashMap<>();
    private final Map<String, Case> cases = new LinkedHashMap<>();
    private final List<Done> journal = new ArrayList<>();

    /** A case with what was said in it. */
    record Case(String contactId, String subject, List<Entry> timeline) {}

    /** Something that a person did: what, in which case, with which text. */
    record Done(int number, String what, String caseId, String text, Instant at) {}

    @Override
    public Answer answer(Call call) {
        if (!call.header("Authorization").orElse("").equals("Bearer " + TOKEN)) {
            return refused(401, "The token is not known");
        }
        return switch (call.method() + " " + call.path()) {
            // One line for each request of the documentation: case "GET /me" -> Answer.json(200, …);
            default -> refused(404, "Not written yet in ${prefix}Simulator.answer: " + call.method() + " " + call.path());
        };
    }

    @Override
    public List<String> contacts() {
        return List.copyOf(contacts.keySet());
    }

    @Override
    public List<String> cases() {
        return List.copyOf(cases.keySet());
    }

    @Override
    public List<Entry> timeline(String caseId) {
        return List.copyOf(cases.get(caseId).timeline());
    }

    @Override
    public String nameOf(String contactId) {
        return contacts.get(contactId);
    }

    @Override
    public void rename(String contactId, String name) {
        contacts.put(contactId, name);
    }

    @Override
    public void comment(String caseId, String text, boolean forCustomer) {
        cases.get(caseId).timeline().add(new Entry(text, false));
        did(forCustomer ? "answer" : "note", caseId, text);
    }

    @Override
    public void close(String caseId) {
        did("close", caseId, "");
    }

    @Override
    public void delete(String caseId) {
        cases.remove(caseId);
    }

    private void did(String what, String caseId, String text) {
        journal.add(new Done(journal.size() + 1, what, caseId, text, Instant.now()));
    }

    private static Answer refused(int status, String reason) {
        return Answer.json(status, JsonNodeFactory.instance.objectNode().put("error", reason));
    }
}
