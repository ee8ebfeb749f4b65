// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.parley.spi.channel.ChannelConnector;
import java.util.Set;

/** What every connector does. */
public abstract class ConnectorContract extends Contract {

    /**
     * The connector, configured for a channel that works.
     *
     * @return anew for each call, the channel's contents being the same
     */
    protected abstract ChannelConnector connector();

    /**
     * The secrets of that configuration.
     *
     * @return texts that must not show anywhere
     */
    protected Set<String> secrets() {
        return Set.of();
    }

    @ContractTest
    void describesItselfTheSameWayEachTime() {
        ChannelConnector connector = connector();
        assertThat(connector.describe().type()).matches("[a-z0-9-]{1,20}");
        assertThat(connector.describe().name()).isNotBlank();
        assertThat(connector.describe().streams())
                .isEqualTo(connector.describe().streams());
    }

    @ContractTest
    void checkProvesAGoodConfiguration() {
        assertThatCode(() -> assertThat(connector().check().name()).isNotNull()).doesNotThrowAnyException();
    }

    @ContractTest
    void tellsNoSecret() {
        String told = connector() + " " + connector().describe();
        assertThat(secrets()).noneMatch(told::contains);
    }
}
