// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.model.Change;
import io.parley.model.Direction;
import io.parley.spi.SyncException;
import io.parley.spi.channel.BackwardList;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import io.parley.spi.channel.SecondLook;
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
    Page page(BackwardList<Lists.Listed> list, Direction direction, PullRequest request)
            throws SyncException, InterruptedException {
        BackwardList.Unread<Lists.Listed> unread = list.next(request);
        return page(wanted(unread), direction).more(unread.more()).build(unread.next());
    }

    /** The same of others alone. */
    Page pageOfOthers(BackwardList<Lists.Listed> list, PullRequest request) throws SyncException, InterruptedException {
        BackwardList.Unread<Lists.Listed> unread = list.next(request);
        List<String> found = wanted(unread);
        String own = found.isEmpty() ? "" : "at://" + network.self() + "/";
        List<String> others =
                found.stream().filter(address -> !address.startsWith(own)).toList();
        return page(others, Direction.INBOUND).more(unread.more()).build(unread.next());
    }

    private static List<String> wanted(BackwardList.Unread<Lists.Listed> unread) {
        return unread.items().stream()
                .filter(Lists.Listed::wanted)
                .map(Lists.Listed::name)
                .toList();
    }

    private Page.Builder page(List<String> addresses, Direction direction) throws SyncException, InterruptedException {
        Map<String, JsonNode> posts = network.posts(addresses);
        Map<String, JsonNode> firsts = new HashMap<>(posts);
        firsts.putAll(network.posts(posts.values().stream()
                .map(PostMapper::root)
                .filter(root -> !posts.containsKey(root))
                .toList()));
        Map<String, JsonNode> people = authors(posts.values());
        Page.Builder page = Page.builder();
        for (String address : addresses) {
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
        return page;
    }

    /** What became of messages. */
    List<Change> again(List<Change.MessageSeen> known) throws SyncException, InterruptedException {
        Map<String, JsonNode> posts =
                network.posts(known.stream().map(seen -> seen.subject().id()).toList());
        Map<String, JsonNode> people = authors(posts.values());
        return SecondLook.compare(
                known,
                posts,
                (post, seen) -> PostMapper.seen(
                        post,
                        people.getOrDefault(PostMapper.author(post), post.path("author")),
                        seen.conversation(),
                        seen.message().direction()));
    }

    private Map<String, JsonNode> authors(Collection<JsonNode> posts) throws SyncException, InterruptedException {
        return network.people(posts.stream().map(PostMapper::author).toList());
    }
}
