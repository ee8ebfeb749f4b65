// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class TrafficTest {

    private static final List<Post> POSTS = Work.draw(1, 20_000).posts();

    @Test
    void theSameSeedGivesTheSamePosts() {
        assertThat(Work.draw(1, 500).posts()).isEqualTo(POSTS.subList(0, 500));
        assertThat(Work.draw(2, 500).posts()).isNotEqualTo(POSTS.subList(0, 500));
    }

    @Test
    void postsComeInTheOrderOfTime() {
        assertThat(POSTS).isSortedAccordingTo(Comparator.comparing(Post::at));
    }

    @Test
    void whatIsAnsweredOrEditedCameBefore() {
        Map<String, Post> seen = new HashMap<>();
        for (Post post : POSTS) {
            Post before = seen.put(post.id(), post);
            assertThat(post.revision()).isEqualTo(before == null ? 1 : before.revision() + 1);
            if (post.inReplyTo() != null) {
                assertThat(seen.get(post.inReplyTo()).thread()).isEqualTo(post.thread());
            }
        }
    }

    @Test
    void anAnswerOfTheCompanyIsTheAffairOfWhomItAnswers() {
        Map<String, Post> seen = new HashMap<>();
        for (Post post : POSTS) {
            seen.put(post.id(), post);
            String expected = post.outbound() ? seen.get(post.inReplyTo()).person() : post.person();
            assertThat(post.customer()).isEqualTo(expected);
        }
    }

    @Test
    void theSharesAreThoseOfTheShape() {
        Shape shape = Shape.fitted();
        List<Post> first = POSTS.stream().filter(post -> post.revision() == 1).toList();
        assertThat(share(POSTS, post -> post.revision() == 2)).isCloseTo(shape.editShare(), within(0.01));
        assertThat(share(first, Post::outbound)).isCloseTo(0.447, within(0.02));
        assertThat(share(first, post -> post.text().length() > 100)).isCloseTo(0.55, within(0.03));
    }

    @Test
    void threadsAreAsLongAndAsManyPeopleSpeakAsInTheData() {
        Set<String> threads = new HashSet<>();
        Set<String> people = new HashSet<>();
        POSTS.forEach(post -> threads.add(post.thread()));
        POSTS.forEach(post -> people.add(post.customer()));
        assertThat((double) POSTS.size() / threads.size()).isCloseTo(3.7, within(0.3));
        assertThat((double) people.size() / threads.size()).isCloseTo(1.07, within(0.05));
    }

    private static double share(List<Post> posts, Predicate<Post> which) {
        return (double) posts.stream().filter(which).count() / posts.size();
    }
}
