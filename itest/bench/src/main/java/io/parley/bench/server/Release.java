// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.server;

/** How many posts have happened: a number, or one that grows at a rate. For many threads. */
final class Release {

    private int from;
    private int to;
    private double perSecond;
    private long beganNanos;
    private long beganMicros;
    private long firstSeenMicros;

    /**
     * Lets posts happen.
     *
     * @param upTo how many then have happened
     * @param rate posts a second; 0 for all at once
     */
    synchronized void release(int upTo, double rate) {
        from = now();
        to = upTo;
        perSecond = rate;
        beganNanos = System.nanoTime();
        beganMicros = Moment.micros();
        firstSeenMicros = 0;
    }

    synchronized int now() {
        if (perSecond == 0) {
            return to;
        }
        double passed = (System.nanoTime() - beganNanos) / 1e9;
        return (int) Math.min(to, from + passed * perSecond);
    }

    /** Notes that somebody saw posts that were new. */
    synchronized void seen() {
        if (firstSeenMicros == 0) {
            firstSeenMicros = Moment.micros();
        }
    }

    /** {@return when the first of the posts that were released last was seen; 0 if none was} */
    synchronized long firstSeenMicros() {
        return firstSeenMicros;
    }

    /** {@return when the posts that were released last began to happen} */
    synchronized long beganMicros() {
        return beganMicros;
    }
}
