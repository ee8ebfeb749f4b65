// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.pull;

import io.parley.internal.intake.Intake;
import io.parley.internal.pacing.Faults;
import io.parley.internal.pacing.Gates;
import io.parley.internal.pacing.Operation;
import io.parley.internal.pacing.Party;
import io.parley.model.SocialProfile;
import io.parley.spi.SyncException;
import io.parley.spi.channel.ProfileReader;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/** Looks up people on request and brings them into the CRM although they have not written. Any thread. */
public final class Enrichment {

    private final Intake intake;
    private final Gates gates;
    private final Faults faults;
    private final InstantSource clock;
    private final Map<String, Desk> desks = new ConcurrentHashMap<>();

    /** Joins what is needed. */
    public Enrichment(Intake intake, Gates gates, Faults faults, InstantSource clock) {
        this.intake = intake;
        this.gates = gates;
        this.faults = faults;
        this.clock = clock;
    }

    private record Desk(ProfileReader reader, ReentrantLock calling) {}

    /**
     * An account can look people up from now on.
     *
     * @return ends that
     */
    public Runnable serve(String account, ProfileReader reader) {
        Desk desk = new Desk(reader, new ReentrantLock());
        desks.put(account, desk);
        return () -> desks.remove(account, desk);
    }

    /** Whether an account can look people up. */
    public boolean serves(String account) {
        return desks.containsKey(account);
    }

    /**
     * Looks a person up, and routes the profile as if the person had been seen.
     *
     * @param account which looks
     * @param handle of the person
     * @return the person, when it is on disk; empty if the channel knows nobody of that handle
     * @throws SyncException if the channel cannot be asked now
     */
    public Optional<SocialProfile> request(String account, String handle) throws SyncException, InterruptedException {
        Desk desk = desks.get(account);
        if (desk == null) {
            throw new SyncException.Permanent("The account " + account + " cannot look people up");
        }
        Party party = Party.account(account);
        Optional<Duration> silence = gates.wait(party, Operation.PROFILES);
        if (silence.isPresent()) {
            throw new SyncException.RateLimited(
                    "The channel of " + party + " must not be called now",
                    clock.instant().plus(silence.get()));
        }
        desk.calling().lockInterruptibly();
        try {
            Optional<SocialProfile> found = desk.reader().profile(handle);
            found.ifPresent(profile -> intake.request(account, profile));
            return found;
        } catch (SyncException.RateLimited | SyncException.AuthExpired e) {
            faults.met(e, party, Operation.PROFILES, 1);
            throw e;
        } finally {
            desk.calling().unlock();
        }
    }
}
