// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox;

import io.parley.crm.sandbox.server.Http;
import io.parley.crm.sandbox.server.RunningSandbox;
import io.parley.lab.AdapterContract;
import io.parley.lab.CrmView;
import io.parley.lab.LabServices;
import io.parley.lab.simulator.Answer;
import io.parley.spi.crm.CrmAdapter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What every adapter does, against the real servlets. */
class SandboxContractTest extends AdapterContract {

    @TempDir
    private Path home;

    private final LabServices lab = new LabServices();
    private RunningSandbox sandbox;

    @BeforeEach
    void start() throws Exception {
        sandbox = new RunningSandbox(home);
    }

    @AfterEach
    void stop() throws Exception {
        lab.close();
        sandbox.stop();
    }

    @Override
    protected CrmAdapter adapter() {
        // Not waiting for news: the contract reads until there is nothing more.
        return new SandboxAdapter(
                new TestConfiguration("", credential()), lab.apiClients(), sandbox::address, Duration.ZERO);
    }

    @Override
    protected CrmView crm() {
        return new RestView(new Http(sandbox.address()));
    }

    @Override
    protected Set<String> secrets() {
        return Set.of(credential());
    }

    private String credential() {
        try {
            return sandbox.credential();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected CrmAdapter adapterAt(URI endpoint) {
        return new SandboxAdapter(
                new TestConfiguration(endpoint + "/crm/sync", credential()),
                lab.apiClients(),
                sandbox::address,
                Duration.ZERO);
    }

    @Override
    protected CrmAdapter deadAdapter() {
        return new SandboxAdapter(
                new TestConfiguration("", "a-credential-of-old"), lab.apiClients(), sandbox::address, Duration.ZERO);
    }

    @Override
    protected URI vendor() {
        return sandbox.address();
    }

    /** The sandbox CRM marks what it says itself. */
    @Override
    protected Answer refusal(int status) {
        return super.refusal(status).with("Parley-Crm", "sandbox");
    }
}
