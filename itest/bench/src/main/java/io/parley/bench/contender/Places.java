// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.contender;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Between what a contender works.
 *
 * @param channel address of the channel
 * @param crm address of the CRM
 * @param accounts names of the accounts to be read
 * @param home where files may be kept
 * @param recordsACall how many the CRM takes, for those that write more than one
 */
record Places(URI channel, URI crm, List<String> accounts, Path home, int recordsACall) {

    /** Takes the arguments of a contender: channel, CRM, number of accounts, home, records a call. */
    static Places of(String[] arguments) {
        return new Places(
                URI.create(arguments[0]),
                URI.create(arguments[1]),
                IntStream.range(0, Integer.parseInt(arguments[2]))
                        .mapToObj(i -> "a" + i)
                        .toList(),
                Path.of(arguments[3]),
                Integer.parseInt(arguments[4]));
    }
}
