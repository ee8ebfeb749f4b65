// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Fault;
import io.parley.spi.AccountInfo;
import io.parley.spi.SyncException;
import io.parley.spi.channel.ChannelConnector;
import io.parley.spi.channel.ReplySender;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What every connector does. */
public abstract class ConnectorContract extends Contract {

    /**
     * The connector, configured for a channel that works.
     *
     * @return anew for each call, the channel's contents being the same
     */
    protected abstract ChannelConnector connector();

    /**
     * The same connector, pointed at another address.
     *
     * @param endpoint where nobody answers, or a {@link Line}
     * @return null if it calls nobody by HTTP
     */
    protected @Nullable ChannelConnector connectorAt(URI endpoint) {
        return null;
    }

    /**
     * The connector with credentials that the channel no longer takes.
     *
     * @return null if there are no credentials
     */
    protected @Nullable ChannelConnector deadConnector() {
        return null;
    }

    /**
     * The connector with credentials that allow less than it needs.
     *
     * @return null if credentials allow all or nothing
     */
    protected @Nullable ChannelConnector weakConnector() {
        return null;
    }

    /**
     * The channel as its people use it.
     *
     * @return null if the channel of the test cannot be used apart from the connector
     */
    protected @Nullable ChannelView channel() {
        return null;
    }

    /**
     * How the vendor refuses a call. What it says is plain unless a connector overrides this with the vendor's own words.
     *
     * @param status 401, 403, 404, 410 or 429
     * @return the whole answer
     */
    protected Answer refusal(int status) {
        return Refusals.plain(status);
    }

    @Override
    Map<String, String> facts() {
        ChannelConnector connector = connector();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("name", connector.describe().name());
        facts.put("type", connector.describe().type());
        facts.put("faces", Faces.of(connector));
        if (!connector.describe().streams().isEmpty()) {
            facts.put("streams", new TreeMap<>(connector.describe().streams()).toString());
        }
        if (connector instanceof ReplySender sender) {
            facts.put(
                    "repeating an answer",
                    Faces.of(sender.repeat().kind(), sender.repeat().bound()));
        }
        return facts;
    }

    final ChannelConnector connectorOn(Line line) {
        return given(connectorAt(line.endpoint()), "its test does not say where the other side is served");
    }

    final ChannelView people() {
        return given(channel(), "its test cannot use the channel as people do");
    }

    @ContractTest
    void describesItselfTheSameWayEachTime() {
        ChannelConnector connector = connector();
        assertThat(connector.describe().type()).matches("[a-z0-9-]{1,20}");
        assertThat(connector.describe().name()).isNotBlank();
        assertThat(connector.describe().streams())
                .isEqualTo(connector().describe().streams());
    }

    @ContractTest
    void describesItselfWithoutTheNetwork() {
        Line line = line();
        connectorOn(line).describe();
        assertThat(line.calls()).isEmpty();
    }

    @ContractTest
    void checkProvesAGoodConfiguration() {
        assertThatCode(() -> assertThat(connector().check().name()).isNotBlank())
                .doesNotThrowAnyException();
    }

    @ContractTest
    void checkFindsDeadCredentials() {
        ChannelConnector dead = given(deadConnector(), "its test knows no dead credentials");
        Throwable fault = catchThrowable(dead::check);
        assertThat(fault).isInstanceOf(SyncException.AuthExpired.class);
        tellsNoSecret(fault);
    }

    @ContractTest
    void checkFindsMissingPermissions() {
        ChannelConnector weak = given(weakConnector(), "its test knows no weak credentials");
        try {
            AccountInfo info = weak.check();
            assertThat(info.warnings()).as("what is missing").isNotEmpty();
        } catch (Exception e) {
            assertThat(e).isInstanceOf(SyncException.Permanent.class);
            tellsNoSecret(e);
        }
    }

    @ContractTest
    void checkFindsThatSomethingElseLivesThere() {
        Line line = line();
        line.fails(Fault.answering(Refusals.page()));
        Throwable fault = catchThrowable(connectorOn(line)::check);
        assertThat(fault).isInstanceOf(SyncException.class);
        tellsNoSecret(fault);
    }

    @ContractTest
    void checkFindsThatNobodyAnswers() {
        Line line = line();
        line.fails(Fault.cut());
        assertThat(catchThrowable(connectorOn(line)::check)).isInstanceOf(SyncException.Transient.class);
    }

    @ContractTest
    void checkIsInterruptedWithinASecond() throws Exception {
        Line line = line();
        Interruption.ends(line, connectorOn(line)::check);
    }

    @ContractTest
    void tellsNoSecret() {
        String told = connector() + " " + connector().describe();
        assertThat(secrets()).noneMatch(told::contains);
    }
}
