// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.channel.feed.Feed.Post;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The feeds of comments that the youngest posts of a feed name; one stream tells, another one asks. */
final class PostFeeds implements ListStream.Feeds {

    private static final int MOST = 50;
    private static final Duration YOUNG = Duration.ofDays(14);

    private final URI address;
    private final InstantSource clock;
    private volatile List<Feed> feeds = List.of();

    PostFeeds(URI address, InstantSource clock) {
        this.address = address;
        this.clock = clock;
    }

    @Override
    public List<Feed> now() {
        return feeds;
    }

    /** A document of posts was read. */
    void heard(FeedDocument posts) {
        Instant young = clock.instant().minus(YOUNG);
        List<Feed> heard = posts.entries().stream()
                .filter(entry -> entry.published() == null || entry.published().isAfter(young))
                .flatMap(this::comments)
                .limit(MOST)
                .toList();
        if (!heard.equals(feeds)) {
            feeds = heard;
        }
    }

    /** Only at the host of the feed itself: nobody else is to be asked because an entry says so. */
    private Stream<Feed> comments(Entry entry) {
        Optional<URI> comments = Links.read(address, entry.comments().feed())
                .filter(feed -> Hosts.origin(feed).equals(Hosts.origin(address))
                        && entry.comments().count() != 0);
        return comments
                .map(feed -> Feed.ofComments(
                        feed,
                        new Post(entry.id(), entry.link(), entry.comments().count())))
                .stream();
    }
}
