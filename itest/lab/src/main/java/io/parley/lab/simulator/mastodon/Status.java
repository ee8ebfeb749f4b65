// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.mastodon;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something published. */
final class Status {

    private final long id;
    private final Instant createdAt;
    private final Draft draft;
    private final @Nullable Person inReplyToAccount;
    private @Nullable Status parent;
    private String text;
    private List<Person> mentions;
    private @Nullable Instant editedAt;
    private int replies;
    private int favourites;
    private int boosts;

    Status(long id, Instant createdAt, Draft draft, List<Person> mentions) {
        this.id = id;
        this.createdAt = createdAt;
        this.draft = draft;
        this.parent = draft.parent();
        this.inReplyToAccount = parent == null ? null : parent.answeredBy(draft.author());
        this.text = draft.text();
        this.mentions = List.copyOf(mentions);
    }

    /** Whoever continues an answer of their own still answers the one before. */
    private Person answeredBy(Person next) {
        return next == author() && inReplyToAccount != null ? inReplyToAccount : author();
    }

    String id() {
        return Long.toString(id);
    }

    long number() {
        return id;
    }

    Instant createdAt() {
        return createdAt;
    }

    Person author() {
        return draft.author();
    }

    String text() {
        return text;
    }

    String spoilerText() {
        return draft.spoilerText();
    }

    boolean sensitive() {
        return draft.sensitive();
    }

    Visibility visibility() {
        return draft.visibility();
    }

    String language() {
        return draft.language();
    }

    @Nullable String application() {
        return draft.application();
    }

    @Nullable String imageDescription() {
        return draft.imageDescription();
    }

    List<String> pollOptions() {
        return draft.pollOptions();
    }

    @Nullable Status quoted() {
        return draft.quoted();
    }

    @Nullable Status parent() {
        return parent;
    }

    @Nullable Person inReplyToAccount() {
        return inReplyToAccount;
    }

    List<Person> mentions() {
        return mentions;
    }

    @Nullable Instant editedAt() {
        return editedAt;
    }

    int replies() {
        return replies;
    }

    int favourites() {
        return favourites;
    }

    int boosts() {
        return boosts;
    }

    String url() {
        return author().url() + "/" + id;
    }

    String uri() {
        return author().uri() + "/statuses/" + id;
    }

    boolean isVisibleTo(@Nullable Person viewer) {
        return visibility().isForEverybody()
                || viewer != null
                        && (viewer == author()
                                || mentions.contains(viewer)
                                || visibility() == Visibility.PRIVATE && viewer.follows(author()));
    }

    /** Remembered from the beginning, thus true even when what was answered is gone. */
    boolean isReplyToSomebodyElse() {
        return inReplyToAccount != null && inReplyToAccount != author();
    }

    void edit(String newText, List<Person> newMentions, Instant when) {
        text = newText;
        mentions = List.copyOf(newMentions);
        editedAt = when;
    }

    void orphan() {
        parent = null;
    }

    void repliesChanged(int difference) {
        replies += difference;
    }

    void favoured() {
        favourites++;
    }

    void boosted() {
        boosts++;
    }
}
