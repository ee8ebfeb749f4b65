// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.model.Change;
import io.parley.model.Direction;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads posts with what belongs to them: the whole profile of the author, and the first post of the thread.
 *
 * @param network knows posts and people
 */
record Posts(Network network) {

    /** What a list has that was not read yet. */
    Page page(Listing listing, Direction direction, PullRequest request) throws SyncException, InterruptedException {
        return page(new Backlog(listing).next(request), direction);
    }

    /** The same of others alone. */
    Page pageOfOthers(Listing listing, PullRequest request) throws SyncException, InterruptedException {
        Backlog.Unread unread = new Backlog(listing).next(request);
        String own = unread.posts().isEmpty() ? "" : "at://" + network.self() + "/";
        List<String> others = unread.posts().stream()
                .filter(address -> !address.startsWith(own))
                .toList();
        return page(new Backlog.Unread(others, unread.next(), unread.more()), Direction.INBOUND);
    }

    private Page page(Backlog.Unread unread, Direction direction) throws SyncException, InterruptedException {
        Map<String, JsonNode> posts = network.posts(unread.posts());
        Map<String, JsonNode> firsts = new HashMap<>(posts);
        firsts.putAll(network.posts(posts.values().stream()
                .map(PostMapper::root)
                .filter(root -> !posts.containsKey(root))
                .toList()));
        Map<String, JsonNode> people = authors(posts.values());
        Page.Builder page = Page.builder().more(unread.more());
        for (String address : unread.posts()) {
            JsonNode post = posts.get(address);
            if (!Network.isName(address)) {
                page.reject(new Page.Rejected(address, "The network lists it without an address", address));
            } else if (post != null) {
                page.read(
                        address,
                        post,
                        () -> PostMapper.seen(
                                post,
                                people.getOrDefault(PostMapper.author(post), post.path("author")),
                                PostMapper.conversation(post, firsts.get(PostMapper.root(post))),
                                direction));
            }
        }
        return page.build(unread.next());
    }

    /** What became of messages. */
    List<Change> again(List<Change.MessageSeen> known) throws SyncException, InterruptedException {
        Map<String, JsonNode> posts =
                network.posts(known.stream().map(seen -> seen.subject().id()).toList());
        Map<String, JsonNode> people = authors(posts.values());
        List<Change> changes = new ArrayList<>();
        for (Change.MessageSeen seen : known) {
            JsonNode post = posts.get(seen.subject().id());
            changes.add(
                    post == null
                            ? new Change.MessageRemoved(seen.subject())
                            : PostMapper.seen(
                                    post,
                                    people.getOrDefault(PostMapper.author(post), post.path("author")),
                                    seen.conversation(),
                                    seen.message().direction()));
        }
        return changes;
    }

    private Map<String, JsonNode> authors(Collection<JsonNode> posts) throws SyncException, InterruptedException {
        return network.people(posts.stream().map(PostMapper::author).toList());
    }
}
