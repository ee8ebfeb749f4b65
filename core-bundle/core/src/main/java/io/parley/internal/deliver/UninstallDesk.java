// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.internal.pacing.Gates;
import io.parley.internal.pacing.Operation;
import io.parley.internal.pacing.Party;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmAdapter;
import io.parley.spi.crm.Remnant;
import io.parley.spi.crm.Uninstaller;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What a person can ask and decide about what the agent made in a CRM. Any thread. */
public final class UninstallDesk {

    private final Gates gates;
    private final InstantSource clock;
    private final Map<String, Seat> seats = new ConcurrentHashMap<>();

    /** Joins what is needed. */
    public UninstallDesk(Gates gates, InstantSource clock) {
        this.gates = gates;
        this.clock = clock;
    }

    private record Seat(
            CrmAdapter adapter,
            ReentrantLock asking,
            @Nullable RemovalLoop loop,
            Runnable wake) {}

    /**
     * A target can be asked from now on.
     *
     * @param asking held while the adapter is called
     * @param loop removes; null while the target is written to
     * @param wake wakes that
     * @return ends that
     */
    public Runnable serve(
            String target, CrmAdapter adapter, ReentrantLock asking, @Nullable RemovalLoop loop, Runnable wake) {
        Seat seat = new Seat(adapter, asking, loop, wake);
        seats.put(target, seat);
        return () -> seats.remove(target, seat);
    }

    /** Whether a plug-in serves a target. */
    public boolean serves(String target) {
        return seats.containsKey(target);
    }

    /**
     * What of the agent stands in the CRM, and how far its removal is.
     *
     * @throws SyncException if the CRM cannot be asked now
     */
    public ObjectNode remnants(String target) throws SyncException, InterruptedException {
        Seat seat = seat(target);
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("target", target);
        ArrayNode list = json.putArray("remnants");
        if (!(seat.adapter() instanceof Uninstaller uninstaller)) {
            return json.put("known", false).put("instruction", byHand(seat));
        }
        json.put("known", true);
        Optional<Removal> removal = Optional.ofNullable(seat.loop()).flatMap(RemovalLoop::last);
        removal.ifPresent(last -> json.set("removal", last.json()));
        if (removal.filter(last -> !last.over()).isEmpty()) {
            for (Remnant remnant : asked(target, seat, uninstaller)) {
                ObjectNode one = list.addObject()
                        .put("id", remnant.id())
                        .put("name", remnant.name())
                        .put("count", remnant.count());
                remnant.instruction().ifPresent(text -> one.put("instruction", text));
            }
        }
        return json;
    }

    /**
     * Begins to remove all that needs no hand.
     *
     * @throws SyncException if that cannot be done for this target, or not while it is written to
     */
    public void remove(String target) throws SyncException {
        Seat seat = seat(target);
        if (!(seat.adapter() instanceof Uninstaller)) {
            throw new SyncException.Permanent(byHand(seat));
        }
        RemovalLoop loop = seat.loop();
        if (loop == null) {
            throw new SyncException.Permanent(
                    "Target " + target + " is written to, so what is removed would be made again"
                            + " at once. Set \"dryRun\": true in its configuration first");
        }
        loop.begin();
        seat.wake().run();
    }

    private Iterable<Remnant> asked(String target, Seat seat, Uninstaller uninstaller)
            throws SyncException, InterruptedException {
        Optional<Duration> silence = gates.wait(Party.target(target), Operation.UNINSTALL);
        if (silence.isPresent()) {
            throw new SyncException.RateLimited(
                    "The CRM of target " + target + " must not be called now",
                    clock.instant().plus(silence.get()));
        }
        seat.asking().lockInterruptibly();
        try {
            return uninstaller.remnants();
        } finally {
            seat.asking().unlock();
        }
    }

    private static String byHand(Seat seat) {
        String type = seat.adapter().describe().type();
        return "The adapter for " + seat.adapter().describe().name() + " cannot tell what was made there. Its README"
                + " (adapters/" + type + "/README.md) says what it writes, to be removed by hand";
    }

    private Seat seat(String target) throws SyncException {
        Seat seat = seats.get(target);
        if (seat == null) {
            throw new SyncException.Permanent("No plug-in serves target " + target);
        }
        return seat;
    }
}
