// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import io.parley.spi.SyncException;
import java.time.Duration;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The face of connectors that do something later, outside the agent, which must not be done twice. The agent notes before
 * each try that it is made. When it is not known how a try ended, as after a crash, it makes none again but says so.
 */
@ConsumerType
public interface ErrandRunner extends ChannelConnector {

    /**
     * Says how long an errand has to wait. Nothing is noted for it, so that it may be asked often; calls nobody outside.
     *
     * @param errand one that was neither done nor begun
     * @return how long until it is asked again; zero to have it done now; empty when it is no longer wanted
     */
    Optional<Duration> wait(Errand errand);

    /**
     * Does an errand.
     *
     * <p>{@code ItemRejected} and {@code RecordGone} mean that it can never be done. {@code Transient} with
     * {@code inDoubt() == false} and {@code RateLimited} mean that it certainly was not done: it is tried again, for three
     * days. {@code AuthExpired} and {@code Permanent} mean the same and make everything of the account wait. Everything else
     * is in doubt. What can never be done, or is in doubt, ends with {@link #unfinished}.
     *
     * @param errand what to do
     * @throws SyncException if it was not done, or may have been
     * @throws InterruptedException if the plug-in has been leaving for four seconds; the errand is then in doubt
     */
    void run(Errand errand) throws SyncException, InterruptedException;

    /**
     * Hears that an errand ended without it being known to be done; says so where people see it, in the agent alone
     * ({@link Errands#note}). May be called again for the same errand.
     *
     * @param errand what was not done, or may not have been
     * @param reason a sentence for people
     * @throws Inbox.NotStoredException if that could not be stored; it is called again
     * @throws InterruptedException if the plug-in is leaving; it is called again
     */
    void unfinished(Errand errand, String reason) throws Inbox.NotStoredException, InterruptedException;
}
