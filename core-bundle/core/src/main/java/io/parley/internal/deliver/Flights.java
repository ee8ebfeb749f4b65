// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import java.util.Collection;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * What batches of one target that are on their way at the same time have to know of each other. They share an epoch, but
 * never a person: what one of them makes must not be made by another, and a CRM locks the contact of whatever it writes.
 * Any thread.
 */
public final class Flights {

    private final Set<String> people = ConcurrentHashMap.newKeySet();
    private final Semaphore calls;
    private final ReentrantLock asking = new ReentrantLock();
    private long epoch;
    private volatile int aloft;
    private boolean broken;

    /**
     * Nothing is on its way.
     *
     * @param atOnce how many batches the CRM takes at the same time
     */
    public Flights(int atOnce) {
        calls = new Semaphore(atOnce);
    }

    /** {@return held by whoever asks for fields or previews: the adapter is asked one thing at a time} */
    public ReentrantLock asking() {
        return asking;
    }

    /** Waits until one more batch may be handed over. */
    void beginCall() throws InterruptedException {
        calls.acquire();
    }

    /** It was answered, or failed. */
    void endCall() {
        calls.release();
    }

    /**
     * Begins a round.
     *
     * @param takeOver draws an epoch, and takes over what earlier ones left undone
     * @return the epoch; empty while anybody is on their way whose epoch is broken
     */
    synchronized OptionalLong enter(LongSupplier takeOver) {
        if (broken && aloft > 0) {
            return OptionalLong.empty();
        }
        if (epoch == 0 || broken) {
            epoch = takeOver.getAsLong();
            broken = false;
        }
        aloft++;
        return OptionalLong.of(epoch);
    }

    /** Ends a round. */
    synchronized void leave() {
        aloft--;
    }

    /** What became of a batch could not be recorded: the next round takes over from this epoch as from a stranger. */
    synchronized void lost() {
        broken = true;
    }

    /** {@return whether anything is on its way; asked without waiting for who begins a round} */
    public boolean any() {
        return aloft > 0;
    }

    /** Whether a batch on its way carries a person. */
    boolean carry(String person) {
        return people.contains(person);
    }

    /** A batch sets out with people whom no other carries. */
    void board(Collection<String> passengers) {
        people.addAll(passengers);
    }

    /** It has arrived, or not set out. */
    void land(Collection<String> passengers) {
        people.removeAll(passengers);
    }
}
