// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.spi.AccountInfo;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One site: a feed of posts, and one with all comments or those that the posts name. */
final class SiteAccount implements FeedAccount {

    private static final String POSTS = "posts";
    private static final String COMMENTS = "comments";
    private static final String REPLIES = "replies";

    private final URI address;
    private final Workshop workshop;
    private final Map<String, FeedStream> streams = new LinkedHashMap<>();
    private final Optional<ListStream> replies;

    SiteAccount(URI address, Optional<URI> comments, boolean postComments, Workshop workshop) {
        this.address = address;
        this.workshop = workshop;
        PostFeeds posts = new PostFeeds(address, workshop.clock());
        streams.put(
                POSTS,
                new FeedStream(address, workshop, workshop.reader(address, document -> Place::ofPost), posts::heard));
        comments.ifPresent(url -> streams.put(
                COMMENTS,
                new FeedStream(
                        url,
                        workshop,
                        workshop.reader(url, document -> new Threads(document)::placeOf),
                        document -> {})));
        replies = postComments && comments.isEmpty()
                ? Optional.of(new ListStream(workshop, this::reader, posts, new Troubles(), workshop.paced()))
                : Optional.empty();
    }

    private FeedReader reader(Feed comments) {
        return workshop.reader(comments.address(), document -> new Threads(document, comments.post())::placeOf);
    }

    @Override
    public Map<String, Duration> streams() {
        Map<String, Duration> pauses = new LinkedHashMap<>();
        streams.keySet().forEach(stream -> pauses.put(stream, FeedStream.PAUSE));
        replies.ifPresent(stream -> pauses.put(REPLIES, ListStream.PAUSE));
        return pauses;
    }

    @Override
    public AccountInfo check() throws SyncException, UnreadableFeedException, InterruptedException {
        FeedAnswer answer = stream(POSTS).answer();
        FeedDocument posts = answer.document().orElseThrow();
        String title = posts.title().line(workshop.html());
        AccountInfo.Builder info = AccountInfo.named(title.isEmpty() ? address.getHost() : title)
                .page(Links.read(address, posts.site()).orElse(null));
        Discovery.choice(answer.candidates()).forEach(info::warning);
        if (!answer.home().equals(address) && answer.candidates().isEmpty()) {
            info.warning(FeedWeb.named(address) + " has moved for good to " + FeedWeb.named(answer.home())
                    + ", where it is read; put that address into url.");
        }
        posts.warnings(POSTS).forEach(info::warning);
        if (streams.containsKey(COMMENTS)) {
            stream(COMMENTS)
                    .answer()
                    .document()
                    .orElseThrow()
                    .warnings(COMMENTS)
                    .forEach(info::warning);
        }
        return info.build();
    }

    @Override
    public Page pull(PullRequest request) throws SyncException, UnreadableFeedException, InterruptedException {
        return replies.isPresent() && request.stream().equals(REPLIES)
                ? replies.get().pull(request)
                : stream(request.stream()).pull(request);
    }

    private FeedStream stream(String name) {
        FeedStream stream = streams.get(name);
        if (stream == null) {
            throw new IllegalArgumentException("this feed has no stream " + name);
        }
        return stream;
    }
}
