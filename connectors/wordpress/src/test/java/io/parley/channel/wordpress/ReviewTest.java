// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.wordpress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.lab.LabServices;
import io.parley.lab.simulator.wordpress.ThreadEntry;
import io.parley.lab.simulator.wordpress.WordPressSimulator;
import io.parley.model.Change;
import io.parley.model.Change.MessageSeen;
import io.parley.model.ConversationKind;
import io.parley.model.Direction;
import io.parley.model.Rating;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Moderation;
import io.parley.spi.channel.PullRequest;
import io.parley.spi.channel.Reply;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The reviews of a shop, and what is answered to them. */
class ReviewTest {

    private final WordPressSimulator wordpress = new WordPressSimulator();
    private final LabServices lab = new LabServices();

    @AfterEach
    void close() {
        wordpress.close();
        lab.close();
    }

    private Account account() {
        return new Account(wordpress.endpoint().toString(), wordpress.userName(), wordpress.applicationPassword());
    }

    private WordPressConnector shop() {
        return account().withReviews().connector(lab);
    }

    private List<MessageSeen> read(String stream) throws Exception {
        return shop().pull(new PullRequest(stream, null, Instant.EPOCH, 100)).changes().stream()
                .map(MessageSeen.class::cast)
                .toList();
    }

    @Test
    void aReviewHasItsStarsAndStandsWithItsProduct() throws Exception {
        long product = wordpress.sells("Kettle & lid");
        long id = wordpress.reviews(product, "Ada", "ada@example.org", "It leaks.", 2, 0, "approved");
        wordpress.verifies(id);
        assertThat(read("comments")).isEmpty();
        assertThat(read("reviews")).singleElement().satisfies(seen -> {
            assertThat(seen.conversation().kind()).isEqualTo(ConversationKind.REVIEW);
            assertThat(seen.conversation().subject()).contains("Kettle & lid");
            assertThat(seen.conversation().page()).isPresent();
            assertThat(seen.message().rating()).contains(new Rating(2, 5));
            assertThat(seen.message().text()).isEqualTo("It leaks.");
            assertThat(seen.message().attributes())
                    .containsEntry("type", "review")
                    .containsEntry("verified", "true");
            assertThat(seen.author().contactPoints()).hasSize(1);
        });
    }

    @Test
    void anAnswerStandsBelowTheReviewAndComesBackAsAComment() throws Exception {
        long product = wordpress.sells("Kettle");
        long id = wordpress.reviews(product, "Ada", "ada@example.org", "It leaks.", 2, 0, "approved");
        MessageSeen review = read("reviews").get(0);
        shop().send(new Reply("reply:one", review.conversation(), review.message(), review.author(), "We send a lid."));
        assertThat(wordpress.thread(product)).extracting(ThreadEntry::parent).containsExactly(0L, id);
        assertThat(read("comments")).singleElement().satisfies(echo -> {
            assertThat(echo.message().direction()).isEqualTo(Direction.OUTBOUND);
            assertThat(echo.message().inReplyTo()).contains(review.message().id());
            assertThat(echo.conversation().id()).isEqualTo(review.conversation().id());
            assertThat(echo.conversation().kind()).isEqualTo(ConversationKind.REVIEW);
        });
    }

    @Test
    void whatACustomerAnswersHasNoStars() throws Exception {
        long product = wordpress.sells("Kettle");
        long first = wordpress.reviews(product, "Ada", "ada@example.org", "It leaks.", 2, 0, "approved");
        wordpress.reviews(product, "Ben", "ben@example.org", "Not mine.", 0, first, "approved");
        MessageSeen answer = read("reviews").get(1);
        assertThat(answer.message().rating()).isEmpty();
        assertThat(answer.message().inReplyTo().orElseThrow().id()).isEqualTo("comment/" + first);
    }

    @Test
    void reviewsAndCommentsAreLookedAtAgainTogether() throws Exception {
        long post = wordpress.publishes("Sale", "<p>Now.</p>");
        wordpress.comments(post, "Ada", "ada@example.org", "When?", 0, "approved");
        long product = wordpress.sells("Kettle");
        long held = wordpress.reviews(product, "Ben", "ben@example.org", "Hm", 3, 0, "hold");
        long spam = wordpress.reviews(product, "Eve", "eve@example.org", "Buy!", 5, 0, "approved");
        List<MessageSeen> known = List.of(
                read("comments").get(0), read("reviews").get(0), read("reviews").get(1));
        assertThat(known.get(1).message().replyPolicy().refusal()).isPresent();
        wordpress.approves(held);
        wordpress.spams(spam);
        List<Change> changes = shop().recheck(known);
        assertThat(changes).hasSize(3);
        assertThat(changes.get(0)).isInstanceOf(MessageSeen.class);
        assertThat(changes.get(1)).isInstanceOfSatisfying(MessageSeen.class, seen -> {
            assertThat(seen.message().replyPolicy().refusal()).isEmpty();
            assertThat(seen.message().rating()).contains(new Rating(3, 5));
        });
        assertThat(changes.get(2)).isInstanceOf(Change.MessageRemoved.class);
    }

    @Test
    void aReviewIsModeratedAsAComment() throws Exception {
        long product = wordpress.sells("Kettle");
        wordpress.reviews(product, "Eve", "eve@example.org", "Buy!", 5, 0, "hold");
        MessageSeen review = read("reviews").get(0);
        shop().moderate(review.message(), Moderation.APPROVE);
        assertThat(wordpress.thread(product)).hasSize(1);
        shop().moderate(review.message(), Moderation.REMOVE);
        assertThat(wordpress.thread(product)).isEmpty();
        assertThat(shop().recheck(List.of(review))).singleElement().isInstanceOf(Change.MessageRemoved.class);
    }

    @Test
    void withoutReviewsNothingIsSaidOfThem() throws Exception {
        long product = wordpress.sells("Kettle");
        wordpress.reviews(product, "Ada", "ada@example.org", "It leaks.", 2, 0, "approved");
        MessageSeen review = read("reviews").get(0);
        WordPressConnector blog = account().connector(lab);
        assertThat(blog.describe().streams()).containsOnlyKeys("comments");
        assertThat(blog.recheck(List.of(review))).isEmpty();
    }

    @Test
    void aSiteWithoutAShopIsTold() {
        assertThatThrownBy(() -> shop().check())
                .isInstanceOf(SyncException.Permanent.class)
                .hasMessageContaining("WooCommerce")
                .hasMessageContaining("reviews");
        wordpress.sells("Kettle");
        assertThat(shop().describe().streams()).containsOnlyKeys("comments", "reviews");
    }
}
