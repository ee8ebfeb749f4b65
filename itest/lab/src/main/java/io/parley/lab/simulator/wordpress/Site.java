// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the site holds and how it is set up. Whoever reads or changes it holds its lock. */
final class Site {

    /** Its title. */
    static final String NAME = "Lab Blog";

    URI home = URI.create("http://127.0.0.1");
    ZoneOffset offset = ZoneOffset.UTC;
    boolean prettyAddresses = true;
    boolean moderatesNewComments;
    boolean asksForTheUserEarly;
    boolean hasShop;

    private final InstantSource clock;
    private final List<User> users;
    // Posts start elsewhere than comments, so that a mixed-up number is noticed
    private long nextPost = 101;
    private long nextComment = 1;
    private final SortedMap<Long, Post> posts = new TreeMap<>();
    private final SortedMap<Long, Comment> comments = new TreeMap<>();

    /** Creates an empty one. */
    Site(InstantSource clock, List<User> users) {
        this.clock = clock;
        this.users = List.copyOf(users);
    }

    /** {@return the time in UTC; nothing smaller than a second is kept} */
    LocalDateTime now() {
        return LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
    }

    /** {@return the time of the site at a time in UTC} */
    LocalDateTime local(LocalDateTime gmt) {
        return gmt.plusSeconds(offset.getTotalSeconds());
    }

    /** {@return the time in UTC at a time of the site} */
    LocalDateTime gmt(LocalDateTime local) {
        return local.minusSeconds(offset.getTotalSeconds());
    }

    Optional<User> user(long id) {
        return users.stream().filter(user -> user.id() == id).findFirst();
    }

    /** {@return who logs in with a name or an address} */
    Optional<User> userCalled(String name) {
        return users.stream().filter(user -> user.isCalled(name)).findFirst();
    }

    Collection<Post> posts() {
        return posts.values();
    }

    Optional<Post> post(long id) {
        return Optional.ofNullable(posts.get(id));
    }

    /** Publishes a post now. */
    Post publish(String type, String slug, String title, String content, long author) {
        LocalDateTime now = now();
        Post post = new Post(nextPost++, type, slug, title, content, author, local(now), now, true);
        posts.put(post.id(), post);
        return post;
    }

    /** Puts a changed post in the place of the old one. */
    void replace(Post post) {
        posts.put(post.id(), post);
    }

    Collection<Comment> comments() {
        return comments.values();
    }

    Optional<Comment> comment(long id) {
        return Optional.ofNullable(comments.get(id));
    }

    /** {@return a new approved comment of now, stored} */
    Comment newComment(long postId) {
        LocalDateTime now = now();
        Comment comment = new Comment(nextComment++, postId, local(now), now);
        comments.put(comment.id, comment);
        return comment;
    }

    /** {@return the comments that answer one, oldest first} */
    List<Comment> children(Comment comment) {
        return comments.values().stream()
                .filter(other -> other.parent == comment.id)
                .sorted(Comparator.comparing(other -> other.id))
                .toList();
    }

    /** Deletes a comment for good; what answered it answers its parent now. */
    void remove(Comment comment) {
        children(comment).forEach(child -> child.parent = comment.parent);
        comments.remove(comment.id);
    }
}
