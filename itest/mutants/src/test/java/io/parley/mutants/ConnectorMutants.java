// SPDX-License-Identifier: Apache-2.0
package io.parley.mutants;

import io.parley.spi.AccountInfo;
import io.parley.spi.SyncException;
import io.parley.spi.channel.ChannelDescription;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Connectors that do not know themselves, or believe whatever they are told. */
final class ConnectorMutants {

    private ConnectorMutants() {}

    static List<Mutant<ConnectorParts>> all() {
        AtomicInteger tick = new AtomicInteger();
        return List.of(
                mutant(
                        "is another each time",
                        parts -> parts.describing(
                                description -> () -> described("board", "Board", "notes" + tick.incrementAndGet()))),
                mutant(
                        "has a type with spaces",
                        parts -> parts.describing(description -> () -> described("My Board", "Board", "notes"))),
                mutant("has no name", parts -> parts.describing(description -> () -> described("board", " ", "notes"))),
                mutant("tells its secret in its description", parts -> parts.describing(
                                description -> () -> described("board", "Board " + Board.TOKEN, "notes"))
                        .named("BoardConnector[" + Board.TOKEN + "]")),
                mutant(
                        "tells its secret when it is printed",
                        parts -> parts.named("BoardConnector[token=" + Board.TOKEN + "]")),
                mutant(
                        "calls the network to describe itself",
                        parts -> parts.describing(description -> () -> {
                            try {
                                parts.check();
                            } catch (SyncException | InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            return description.get();
                        })),
                checking(
                        "finds everything good",
                        check -> () -> AccountInfo.named("The shop").build()),
                checking("finds everything good that is not dead", check -> () -> {
                    try {
                        return check.check();
                    } catch (SyncException.AuthExpired e) {
                        throw e;
                    } catch (SyncException e) {
                        return AccountInfo.named("The shop").build();
                    }
                }),
                checking("finds dead credentials good", check -> () -> {
                    try {
                        return check.check();
                    } catch (SyncException.AuthExpired e) {
                        return AccountInfo.named("The shop").build();
                    }
                }),
                checking("takes missing permissions for something that passes", check -> () -> {
                    try {
                        return check.check();
                    } catch (SyncException.Permanent e) {
                        throw new SyncException.Transient(e.getMessage(), false, e);
                    }
                }),
                checking("finds nobody", check -> () -> {
                    check.check();
                    return AccountInfo.named("").build();
                }),
                checking("fails at a good configuration", check -> () -> {
                    check.check();
                    throw new SyncException.Permanent("something is always wrong");
                }));
    }

    private static ChannelDescription described(String type, String name, String stream) {
        return ChannelDescription.of(type, name).stream(stream, Duration.ofSeconds(30))
                .build();
    }

    private static Mutant<ConnectorParts> checking(String name, UnaryOperator<ConnectorParts.Check> worse) {
        return mutant(name, parts -> parts.checking(worse));
    }

    private static Mutant<ConnectorParts> mutant(String name, UnaryOperator<ConnectorParts> worse) {
        return Mutant.of("connector that " + name, worse);
    }
}
