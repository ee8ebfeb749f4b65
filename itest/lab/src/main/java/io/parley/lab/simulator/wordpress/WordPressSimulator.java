// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import io.parley.lab.simulator.SimulatorServer;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A WordPress site on a free port. Its API is called as a client would; the methods here are what visitors and the people
 * who run the site do without it.
 */
public final class WordPressSimulator implements AutoCloseable {

    private final User administrator;
    private final User subscriber;
    private final Site site;
    private final SimulatorServer server;

    /** Starts a site without posts, by the clock of the system. */
    public WordPressSimulator() {
        this(InstantSource.system());
    }

    /** Starts a site without posts. */
    public WordPressSimulator(InstantSource clock) {
        administrator = new User(
                1, "brand", "Brand", "brand@example.test", "LabA LabB LabC LabD LabE LabF", true, clock.instant());
        subscriber = new User(
                2, "wanda", "Wanda", "wanda@example.test", "lab1 lab2 lab3 lab4 lab5 lab6", false, clock.instant());
        site = new Site(clock, List.of(administrator, subscriber));
        server = new SimulatorServer(new RestServer(site)::answer);
        synchronized (site) {
            site.home = server.endpoint();
        }
    }

    /** {@return the address of the site, without a slash at its end} */
    public URI endpoint() {
        return server.endpoint();
    }

    /** {@return the server, for faults and for what was called} */
    public SimulatorServer server() {
        return server;
    }

    /** {@return the login of the administrator, user 1} */
    public String userName() {
        return administrator.login();
    }

    /** {@return the administrator's application password, with blanks as it is shown} */
    public String applicationPassword() {
        return administrator.password();
    }

    /** {@return the login of a subscriber, user 2, who neither moderates nor sees the context edit} */
    public String weakUser() {
        return subscriber.login();
    }

    /** {@return the subscriber's application password, with blanks as it is shown} */
    public String weakPassword() {
        return subscriber.password();
    }

    /** {@return the number of a post that the administrator publishes now} */
    public long publishes(String title, String html) {
        synchronized (site) {
            return site.publish("post", slug(title), title, html, administrator.id())
                    .id();
        }
    }

    /** {@return the number of a page that the administrator publishes now} */
    public long publishesPage(String title, String html) {
        synchronized (site) {
            return site.publish("page", slug(title), title, html, administrator.id())
                    .id();
        }
    }

    /** {@return the number of a product that the site sells from now on; with the first one it has WooCommerce} */
    public long sells(String name) {
        synchronized (site) {
            site.hasShop = true;
            return site.publish("product", slug(name), name, "", administrator.id())
                    .id();
        }
    }

    /**
     * {@return the number of a review that a customer writes now by the form below the product}
     *
     * @param stars 1 to 5; 0 for what answers a review
     * @param parent the review that it answers, or 0
     * @param status approved or hold
     */
    public long reviews(long productId, String name, String email, String text, int stars, long parent, String status) {
        synchronized (site) {
            long id = comments(productId, name, email, text, parent, status);
            Comment review = comment(id);
            review.type = "review";
            review.rating = stars;
            return id;
        }
    }

    /** The shop finds out that a review was written by somebody who bought the product. */
    public void verifies(long reviewId) {
        synchronized (site) {
            comment(reviewId).verified = true;
        }
    }

    /** Closes a post for new comments. */
    public void closes(long postId) {
        synchronized (site) {
            site.replace(post(postId).closed());
        }
    }

    /**
     * {@return the number of a comment that a visitor writes now by the form below the post}
     *
     * @param parent the comment that it answers, or 0
     * @param status approved or hold
     */
    public long comments(long postId, String name, String email, String text, long parent, String status) {
        synchronized (site) {
            Comment comment = site.newComment(post(postId).id());
            comment.parent = parent;
            comment.authorName = CommentFilter.name(name);
            comment.authorEmail = email;
            comment.agent = "Browser";
            comment.content = CommentFilter.withMarkedLinks(CommentFilter.restricted(text.trim()), site.home);
            comment.becomes(CommentStatus.of(status));
            return comment.id;
        }
    }

    /** Changes the text of a comment in the administration; its date stays. */
    public void edits(long commentId, String text) {
        synchronized (site) {
            comment(commentId).content = CommentFilter.withMarkedLinks(text.trim(), site.home);
        }
    }

    /** Approves a comment; its date stays. */
    public void approves(long commentId) {
        synchronized (site) {
            comment(commentId).becomes(CommentStatus.APPROVED);
        }
    }

    /** Puts a comment into the trash. */
    public void trashes(long commentId) {
        synchronized (site) {
            comment(commentId).isPutAway(CommentStatus.TRASH);
        }
    }

    /** Marks a comment as spam. */
    public void spams(long commentId) {
        synchronized (site) {
            comment(commentId).isPutAway(CommentStatus.SPAM);
        }
    }

    /** Takes a comment back from the trash or from spam, to the status it had. */
    public void restores(long commentId) {
        synchronized (site) {
            comment(commentId).comesBack();
        }
    }

    /** Deletes a comment for good; what answered it answers its parent. */
    public void deletes(long commentId) {
        synchronized (site) {
            site.remove(comment(commentId));
        }
    }

    /** {@return the approved comments of a post, oldest first} */
    public List<ThreadEntry> thread(long postId) {
        synchronized (site) {
            return site.comments().stream()
                    .filter(comment -> comment.post == postId && comment.status() == CommentStatus.APPROVED)
                    .sorted(Comparator.<Comment, LocalDateTime>comparing(comment -> comment.dateGmt)
                            .thenComparing(comment -> comment.id))
                    .map(comment -> new ThreadEntry(
                            comment.id,
                            comment.parent,
                            Markup.plain(comment.authorName),
                            Markup.plain(comment.content),
                            comment.userId))
                    .toList();
        }
    }

    /** Sets how far the time of the site is from UTC, for what is written from now on. */
    public void timezoneOffset(ZoneOffset offset) {
        synchronized (site) {
            site.offset = offset;
        }
    }

    /** Sets whether what users without rights write by the API is held until it is approved; it is not at first. */
    public void moderatesNewComments(boolean moderates) {
        synchronized (site) {
            site.moderatesNewComments = moderates;
        }
    }

    /** Sets whether the API is below wp-json, as at first, or only in the query as rest_route. */
    public void prettyAddresses(boolean pretty) {
        synchronized (site) {
            site.prettyAddresses = pretty;
        }
    }

    /**
     * Sets whether a wrong password is refused whatever is called, as with many security plug-ins. At first it is as with
     * core alone: whoever has a wrong password is taken for a visitor, who may read what is public.
     */
    public void refusesWrongPasswordsEverywhere(boolean refuses) {
        synchronized (site) {
            site.asksForTheUserEarly = refuses;
        }
    }

    @Override
    public void close() {
        server.close();
    }

    private Post post(long id) {
        return site.post(id).orElseThrow(() -> new IllegalArgumentException("No post " + id));
    }

    private Comment comment(long id) {
        return site.comment(id).orElseThrow(() -> new IllegalArgumentException("No comment " + id));
    }

    private String slug(String title) {
        String base = title.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9 -]", "")
                .strip()
                .replaceAll("[ -]+", "-");
        long same = site.posts().stream()
                .filter(post -> post.slug().replaceFirst("-\\d+$", "").equals(base))
                .count();
        return same == 0 ? base : base + "-" + (same + 1);
    }
}
