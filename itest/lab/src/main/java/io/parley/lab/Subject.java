// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import io.parley.spi.AccountInfo;
import io.parley.spi.SyncException;
import io.parley.spi.channel.ChannelConnector;
import io.parley.spi.crm.CrmAdapter;
import java.util.function.Supplier;

/**
 * A plug-in, whichever side it is on.
 *
 * @param plugin itself
 * @param description what it says of itself, asked anew each time
 * @param check what proves its configuration
 */
record Subject(Object plugin, Supplier<Description> description, Check check) {

    /** What every plug-in says of itself, and what else it can do. */
    record Description(String type, String name, Object abilities) {}

    /** Proves a configuration. */
    @FunctionalInterface
    interface Check {

        /** {@return what was found} */
        AccountInfo check() throws SyncException, InterruptedException;
    }

    static Subject of(ChannelConnector connector) {
        return new Subject(
                connector,
                () -> new Description(
                        connector.describe().type(),
                        connector.describe().name(),
                        connector.describe().streams()),
                connector::check);
    }

    static Subject of(CrmAdapter adapter) {
        return new Subject(
                adapter,
                () -> new Description(
                        adapter.describe().type(),
                        adapter.describe().name(),
                        adapter.describe().maxBatch()),
                adapter::check);
    }
}
