// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.spi.AccountInfo;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import java.time.Duration;
import java.util.Map;

/** What an account reads: one site, or a list of feeds. */
interface FeedAccount {

    /** Its streams, with their pauses. */
    Map<String, Duration> streams();

    AccountInfo check() throws SyncException, UnreadableFeedException, InterruptedException;

    Page pull(PullRequest request) throws SyncException, UnreadableFeedException, InterruptedException;
}
