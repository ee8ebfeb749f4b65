// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.bluesky;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Everybody's posts. */
final class Posts {

    private final InstantSource clock;
    private final People people;
    private final Map<String, Integer> likes = new HashMap<>();
    private final Set<String> closed = new HashSet<>();
    private int count;

    Posts(InstantSource clock, People people) {
        this.clock = clock;
        this.people = people;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** A new name in a repository. */
    String newKey() {
        return Identifiers.tid(now(), count++);
    }

    /** Writes a record that was found right; what is there under the name is replaced. */
    Post write(Person author, String key, ObjectNode record) {
        Instant claimed =
                OffsetDateTime.parse(record.path("createdAt").asText()).toInstant();
        Instant indexedAt = claimed.isBefore(now()) ? claimed : now();
        Post post = new Post(
                author, key, Identifiers.cid(record.toString()), record, indexedAt.truncatedTo(ChronoUnit.MILLIS));
        author.posts().put(key, post);
        return post;
    }

    Optional<Post> at(String uri) {
        return all().filter(post -> post.uri().equals(uri)).findFirst();
    }

    List<Post> newestFirst(Person author) {
        return author.posts().values().stream()
                .sorted(Comparator.comparing(Post::indexedAt).reversed())
                .toList();
    }

    /** Everybody's. */
    List<Post> newestFirst() {
        return all().sorted(Comparator.comparing(Post::indexedAt).reversed()).toList();
    }

    void delete(Post post) {
        post.author().posts().remove(post.key());
    }

    void like(Post post) {
        likes.merge(post.uri(), 1, Integer::sum);
    }

    int likes(Post post) {
        return likes.getOrDefault(post.uri(), 0);
    }

    /** Lets nobody answer in the thread any more. */
    void close(Post root) {
        closed.add(root.uri());
    }

    boolean isClosed(String root) {
        return closed.contains(root);
    }

    long answersTo(Post post) {
        return all().filter(other -> other.parent().equals(post.uri())).count();
    }

    /** What can be seen. */
    private Stream<Post> all() {
        return people.all().stream()
                .filter(Person::isActive)
                .flatMap(person -> List.copyOf(person.posts().values()).stream());
    }
}
