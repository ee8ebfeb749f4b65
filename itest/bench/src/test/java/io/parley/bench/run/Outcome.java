// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import java.util.List;

/**
 * What a trial has shown.
 *
 * @param messages that were brought
 * @param seconds from the first page that was read to the last record that was written
 * @param cpuSeconds of the contender
 * @param allocatedBytes by the contender
 * @param calls to the CRM
 * @param writtenBytes to the disk
 * @param residentBytes at the end
 * @param serverCpuSeconds of channel and CRM together
 * @param digest of the CRM
 * @param faults that the CRM found
 */
record Outcome(
        int messages,
        double seconds,
        double cpuSeconds,
        long allocatedBytes,
        long calls,
        long writtenBytes,
        long residentBytes,
        double serverCpuSeconds,
        String digest,
        List<String> faults) {

    double perSecond() {
        return messages / seconds;
    }

    double cpuPerThousand() {
        return cpuSeconds * 1_000 / messages;
    }

    double megabytesPerThousand() {
        return allocatedBytes / 1_048_576.0 * 1_000 / messages;
    }

    double callsPerThousand() {
        return calls * 1_000.0 / messages;
    }

    double writtenPerMessage() {
        return (double) writtenBytes / messages;
    }

    double serverCpuPerThousand() {
        return serverCpuSeconds * 1_000 / messages;
    }
}
