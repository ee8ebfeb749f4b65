// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import io.parley.model.Direction;
import io.parley.spi.SyncException;
import io.parley.spi.channel.ChannelDescription;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import io.parley.spi.channel.Watermark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What is read, by the names that people see.
 *
 * @param account whose
 * @param network knows posts and people
 * @param posts reads posts
 * @param chats reads direct messages
 */
record Streams(Account account, Network network, Posts posts, DirectMessages chats) {

    private static final String NOTIFICATIONS = "notifications";
    private static final String OWN = "own";
    private static final String DIRECT = "direct";
    private static final Duration OFTEN = Duration.ofSeconds(30);
    private static final Duration SELDOM = Duration.ofSeconds(60);

    void describe(ChannelDescription.Builder description) {
        description.stream(NOTIFICATIONS, OFTEN);
        description.stream(OWN, SELDOM);
        if (account.chats()) {
            description.stream(DIRECT, OFTEN);
        }
        account.searches().forEach(search -> description.listening(search.stream(), SELDOM));
    }

    Page page(PullRequest request) throws SyncException, InterruptedException {
        Lists lists = new Lists(network.client(), account);
        return switch (request.stream()) {
            case NOTIFICATIONS -> posts.page(lists.notifications(), Direction.INBOUND, request);
            case OWN -> posts.page(lists.own(), Direction.OUTBOUND, request);
            case DIRECT -> chat().ask(() -> chats.page(request), () -> nothing(request));
            default -> {
                Search search = search(request.stream());
                Instant since = Watermark.of(request).floor();
                yield service(search)
                        .ask(() -> posts.pageOfOthers(lists.found(search, since), request), () -> nothing(request));
            }
        };
    }

    /** What cannot be read of what is wanted, in sentences. */
    List<String> troubles() throws InterruptedException {
        List<String> troubles = new ArrayList<>();
        for (Search search : account.searches()) {
            service(search)
                    .trouble()
                    .ifPresent(trouble ->
                            troubles.add("What the search " + search.words() + " finds is not read: " + trouble + "."));
        }
        if (account.chats()) {
            chat().trouble().ifPresent(trouble -> troubles.add("Direct messages are not read: " + trouble + "."));
        }
        return troubles;
    }

    SideService chat() {
        return new SideService(network, () -> chats.chat().conversations(1, ""));
    }

    private SideService service(Search search) {
        return new SideService(network, () -> network.client()
                .send(search.request().query("limit", 1).build()));
    }

    private Search search(String stream) {
        return account.searches().stream()
                .filter(search -> search.stream().equals(stream))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No stream is " + stream));
    }

    private static Page nothing(PullRequest request) {
        return Page.builder().pause(SideService.AWAY).build(request.after().orElseGet(() -> Watermark.of(request)
                .toCursor()));
    }
}
