package ${package};

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.lab.ChannelView;
import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Call;
import io.parley.lab.simulator.SimulatorServer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ${name} in memory: what its documentation says about it, written without a look at the connector. People use it as a
 * {@link ChannelView}, the connector over HTTP.
 */
final class ${prefix}Simulator implements SimulatorServer.Vendor, ChannelView {

    static final String TOKEN = "good-token-5Hw8";
    static final String DEAD_TOKEN = "dead-token-2Kq1";

    private static final String ACCOUNT = "account";
    private static final String CUSTOMER = "customer";

    private final List<Said> all = new ArrayList<>();
    private Instant now = Instant.now().minusSeconds(600).truncatedTo(ChronoUnit.SECONDS);

    /**
     * A message, with the fields that nearly every channel has.
     *
     * @param id counts up
     * @param inReplyTo the id of what it answers; null if it begins a thread
     * @param author who said it
     * @param text as it was written
     * @param at when
     */
    record Said(int id, @Nullable Integer inReplyTo, String author, String text, Instant at) {}

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
    public String says(String text, @Nullable String inReplyTo) {
        return add(inReplyTo == null ? null : Integer.valueOf(inReplyTo), CUSTOMER, text);
    }

    @Override
    public String accountSays(String text) {
        return add(null, ACCOUNT, text);
    }

    @Override
    public void removes(String id) {
        all.removeIf(said -> said.id() == Integer.parseInt(id));
    }

    @Override
    public List<String> said() {
        return all.stream()
                .filter(said -> said.author().equals(ACCOUNT))
                .map(Said::text)
                .toList();
    }

    private String add(@Nullable Integer inReplyTo, String author, String text) {
        now = now.plusSeconds(1);
        Said said = new Said(all.isEmpty() ? 1 : all.get(all.size() - 1).id() + 1, inReplyTo, author, text, now);
        all.add(said);
        return String.valueOf(said.id());
    }

    private static Answer refused(int status, String reason) {
        return Answer.json(status, JsonNodeFactory.instance.objectNode().put("error", reason));
    }
}
