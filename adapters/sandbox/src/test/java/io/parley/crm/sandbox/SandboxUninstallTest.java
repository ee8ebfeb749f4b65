// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox;

import io.parley.crm.sandbox.server.Http;
import io.parley.crm.sandbox.server.RunningSandbox;
import io.parley.lab.CrmView;
import io.parley.lab.LabServices;
import io.parley.lab.UninstallContract;
import io.parley.spi.crm.CrmAdapter;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What every adapter does that can take away what Parley made, against the real servlets. */
class SandboxUninstallTest extends UninstallContract {

    @TempDir
    private Path home;

    private final LabServices lab = new LabServices();
    private RunningSandbox sandbox;
    private CrmView view;
    private CrmAdapter adapter;

    @BeforeEach
    void start() throws Exception {
        sandbox = new RunningSandbox(home);
        view = new RestView(new Http(sandbox.address()));
        adapter = new SandboxAdapter(
                new TestConfiguration("", sandbox.credential()), lab.apiClients(), sandbox::address, Duration.ZERO);
    }

    @AfterEach
    void stop() throws Exception {
        lab.close();
        sandbox.stop();
    }

    @Override
    protected CrmAdapter adapter() {
        return adapter;
    }

    @Override
    protected CrmView crm() {
        return view;
    }
}
