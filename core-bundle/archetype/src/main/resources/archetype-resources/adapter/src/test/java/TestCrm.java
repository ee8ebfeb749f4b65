package ${package};

import io.parley.lab.LabServices;
import io.parley.lab.simulator.SimulatorServer;
import java.net.URI;

/** A simulated CRM, and adapters to it. */
final class TestCrm implements AutoCloseable {

    private final ${prefix}Simulator crm = new ${prefix}Simulator();
    private final SimulatorServer server = new SimulatorServer(crm);
    private final LabServices agent = new LabServices();

    ${prefix}Simulator crm() {
        return crm;
    }

    URI endpoint() {
        return server.endpoint();
    }

    ${prefix}Adapter adapter(URI at, String token) {
        return new ${prefix}Adapter(new TestConfiguration(at.toString(), token), agent.apiClients());
    }

    @Override
    public void close() {
        server.close();
        agent.close();
    }
}
