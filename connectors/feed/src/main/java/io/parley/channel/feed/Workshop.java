// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.spi.HtmlText;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the streams of an account have in common.
 *
 * @param account its id
 * @param source reads feeds
 * @param hubs tell of feeds
 * @param filter leaves entries out
 * @param html makes plain text
 * @param clock tells the time
 * @param paced how often somebody configured that the account is to be read; empty if nobody did
 */
record Workshop(
        String account,
        FeedSource source,
        Hubs hubs,
        KeywordFilter filter,
        HtmlText html,
        InstantSource clock,
        Optional<Duration> paced) {

    /** Reads documents whose ids are unique in the account. */
    FeedReader reader(URI address, Function<FeedDocument, Function<Entry, Place>> places) {
        return new FeedReader(new ChangeMapper(account, address, html), filter, paced.isEmpty(), places);
    }

    /** Reads documents whose ids are unique within themselves. */
    FeedReader readerOfOne(Feed feed) {
        ChangeMapper mapper = new ChangeMapper(account + "/" + feed.key(), feed.address(), html);
        return new FeedReader(mapper, filter, true, document -> Place::ofPost);
    }
}
