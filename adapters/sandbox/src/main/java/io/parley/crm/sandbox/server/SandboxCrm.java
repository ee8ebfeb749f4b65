// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server;

import io.parley.crm.sandbox.server.records.Database;
import io.parley.crm.sandbox.server.records.Signs;
import io.parley.crm.sandbox.server.sync.ChangeFeed;
import io.parley.spi.crm.CrmAdapter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The CRM itself. It is there as long as an adapter to it is configured in this agent, and never calls one. */
@Component(
        service = SandboxCrm.class,
        reference =
                @Reference(
                        name = "adapter",
                        service = CrmAdapter.class,
                        target = "(component.name=io.parley.crm.sandbox.SandboxAdapter)",
                        cardinality = ReferenceCardinality.AT_LEAST_ONE,
                        policy = ReferencePolicy.DYNAMIC,
                        policyOption = ReferencePolicyOption.GREEDY))
public final class SandboxCrm {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxCrm.class);

    private final Database database;
    private final Signs signs;
    private final ChangeFeed feed;
    private final Credential credential;

    /**
     * Opens what stands in the agent's home.
     *
     * @throws IOException if its folders cannot be made or its credential cannot be had
     * @throws SQLException if its file cannot be opened
     */
    @Activate
    public SandboxCrm(BundleContext context) throws IOException, SQLException {
        this(Home.of(context), InstantSource.system());
    }

    SandboxCrm(Path home, InstantSource clock) throws IOException, SQLException {
        credential = Credential.in(home);
        Path data = Files.createDirectories(home.resolve("data"));
        database = new Database(data.resolve("sandbox.db"), clock);
        signs = new Signs(clock);
        feed = new ChangeFeed(database, signs);
        LOG.info("The sandbox CRM is open");
    }

    Database database() {
        return database;
    }

    ChangeFeed feed() {
        return feed;
    }

    Signs signs() {
        return signs;
    }

    Credential credential() {
        return credential;
    }

    /**
     * Answers who is waiting and closes the file.
     *
     * @throws SQLException if it was not closed cleanly
     */
    @Deactivate
    public void close() throws SQLException {
        feed.close();
        database.close();
        LOG.info("The sandbox CRM is closed");
    }
}
