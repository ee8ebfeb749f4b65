// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.spi.AccountInfo;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Many feeds, in a few streams: the feeds of one host are always in the same, so that it is asked for one at a time. */
final class ListAccount implements FeedAccount {

    private static final String STREAM = "feeds-";

    private final FeedList list;
    private final Troubles troubles = new Troubles();
    private final Map<String, ListStream> streams = new LinkedHashMap<>();

    ListAccount(FeedList list, Workshop workshop) {
        this.list = list;
        for (int part = 0; part < FeedList.PARTS; part++) {
            int number = part;
            streams.put(
                    STREAM + (part + 1),
                    new ListStream(
                            workshop, workshop::readerOfOne, () -> list.part(number), troubles, Optional.empty()));
        }
    }

    @Override
    public Map<String, Duration> streams() {
        Map<String, Duration> pauses = new LinkedHashMap<>();
        streams.keySet().forEach(stream -> pauses.put(stream, ListStream.PAUSE));
        return pauses;
    }

    /** Reads the list, and no feed: what those do is known from reading them. */
    @Override
    public AccountInfo check() throws SyncException, InterruptedException {
        int feeds = list.read().size();
        AccountInfo.Builder info = AccountInfo.named(feeds == 1 ? "1 feed" : feeds + " feeds");
        troubles.sentences(feeds).forEach(info::warning);
        return info.build();
    }

    @Override
    public Page pull(PullRequest request) throws SyncException, InterruptedException {
        ListStream stream = streams.get(request.stream());
        if (stream == null) {
            throw new IllegalArgumentException("this list of feeds has no stream " + request.stream());
        }
        return stream.pull(request);
    }
}
