package ${package};

import io.parley.lab.LabServices;
import io.parley.lab.simulator.SimulatorServer;
import java.net.URI;

/** A simulated account, and connectors to it. */
final class TestAccount implements AutoCloseable {

    private final ${prefix}Simulator channel = new ${prefix}Simulator();
    private final SimulatorServer server = new SimulatorServer(channel);
    private final LabServices agent = new LabServices();

    ${prefix}Simulator channel() {
        return channel;
    }

    URI endpoint() {
        return server.endpoint();
    }

    ${prefix}Connector connector() {
        return connector(endpoint(), ${prefix}Simulator.TOKEN);
    }

    ${prefix}Connector connector(URI at, String token) {
        return new ${prefix}Connector(new TestConfiguration(at.toString(), token), agent.apiClients());
    }

    @Override
    public void close() {
        server.close();
        agent.close();
    }
}
