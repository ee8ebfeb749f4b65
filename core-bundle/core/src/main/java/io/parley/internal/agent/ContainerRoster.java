// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.internal.ops.Part;
import io.parley.internal.ops.ReceiptRound;
import io.parley.internal.ops.Roster;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who is connected, as the container sees it.
 *
 * @param connections what plug-ins brought
 * @param config the folder of configurations
 * @param diagnostics the container's bundles and components
 * @param readiness whether the start is over
 * @param receipts the receipts of the days
 */
record ContainerRoster(
        Connections connections,
        ConfigFolder config,
        Diagnostics diagnostics,
        Readiness readiness,
        ReceiptRound receipts)
        implements Roster {

    @Override
    public List<Member> accounts() {
        return connections.accounts().members();
    }

    @Override
    public List<Member> targets() {
        return connections.targets().members();
    }

    @Override
    public boolean ready() {
        return readiness.ready();
    }

    @Override
    public List<Part> problems() {
        return Stream.of(config.problems(), connections.problems(), diagnostics.problems(), receipts.problems())
                .flatMap(List::stream)
                .toList();
    }
}
