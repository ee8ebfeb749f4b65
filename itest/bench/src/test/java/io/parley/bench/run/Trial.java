// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.bench.contender.Composite;
import io.parley.bench.run.Contender.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Work that one contender does once, measured after it has warmed up.
 *
 * @param warmUp posts that are not measured
 * @param messages posts that are
 * @param accounts among which they are divided
 * @param recordsACall how many the CRM takes
 */
record Trial(int warmUp, int messages, int accounts, int recordsACall) {

    /** Work for a CRM of composites. */
    Trial(int warmUp, int messages, int accounts) {
        this(warmUp, messages, accounts, Composite.MOST);
    }

    int size() {
        return warmUp + messages;
    }

    Outcome run(Contender contender, Servers servers, Path home) throws IOException {
        servers.reset();
        Files.createDirectories(home);
        try (Program program = contender.start(
                new Places(home, servers.channelAddress(), servers.crmAddresses(), accounts, recordsACall))) {
            servers.release(warmUp, 0);
            JsonNode before = servers.await(warmUp, program);
            Usage used = program.usage();
            long allocated = Allocation.bytes(home);
            double served = servers.cpuSeconds();
            servers.release(size(), 0);
            JsonNode after = servers.await(size(), program);
            Usage usedAfter = program.usage();
            List<String> faults = new ArrayList<>();
            after.path("faults").forEach(fault -> faults.add(fault.asText()));
            return new Outcome(
                    messages,
                    (after.path("lastNewsMicros").asLong() - servers.firstSeenMicros()) / 1e6,
                    usedAfter.cpuSeconds() - used.cpuSeconds(),
                    Allocation.bytes(home) - allocated,
                    after.path("calls").asLong() - before.path("calls").asLong(),
                    usedAfter.writtenBytes() - used.writtenBytes(),
                    usedAfter.residentBytes(),
                    servers.cpuSeconds() - served,
                    servers.digest(),
                    List.copyOf(faults));
        }
    }
}
