// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.wordpress;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.lab.LabServices;
import io.parley.lab.simulator.wordpress.WordPressSimulator;
import io.parley.model.Change;
import io.parley.model.Change.MessageSeen;
import io.parley.spi.channel.PullRequest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where comments stand: below posts, below pages, and on several sites. */
class PlacesTest {

    private final WordPressSimulator here = new WordPressSimulator();
    private final WordPressSimulator there = new WordPressSimulator();
    private final LabServices lab = new LabServices();

    @AfterEach
    void close() {
        here.close();
        there.close();
        lab.close();
    }

    private WordPressConnector of(WordPressSimulator site) {
        return new Account(site.endpoint().toString(), site.userName(), site.applicationPassword()).connector(lab);
    }

    private List<MessageSeen> read(WordPressSimulator site) throws Exception {
        return of(site).pull(new PullRequest("comments", null, Instant.EPOCH, 100)).changes().stream()
                .map(MessageSeen.class::cast)
                .toList();
    }

    @Test
    void aPageIsAConversationAsAPostIs() throws Exception {
        long page = here.publishesPage("Opening hours", "<p>Nine to five.</p>");
        here.comments(page, "Ada", "ada@example.org", "On Sundays too?", 0, "approved");
        assertThat(read(here)).singleElement().satisfies(seen -> {
            assertThat(seen.conversation().subject()).contains("Opening hours");
            assertThat(seen.conversation().id().id()).isEqualTo("post/" + page);
            assertThat(seen.conversation().page().orElseThrow()).hasPath("/opening-hours/");
        });
    }

    @Test
    void equalNumbersOnTwoSitesAreTwoComments() throws Exception {
        for (WordPressSimulator site : List.of(here, there)) {
            long post = site.publishes("Sale", "<p>Now.</p>");
            site.comments(post, "Ada", "ada@example.org", "When?", 0, "approved");
        }
        MessageSeen one = read(here).get(0);
        MessageSeen other = read(there).get(0);
        assertThat(one.message().id().id()).isEqualTo(other.message().id().id());
        assertThat(one.message().id().key()).isNotEqualTo(other.message().id().key());
        assertThat(one.conversation().id().key())
                .isNotEqualTo(other.conversation().id().key());
        assertThat(one.author().id().key()).isNotEqualTo(other.author().id().key());
    }

    @Test
    void whatIsRemovedOnOneSiteStaysOnTheOther() throws Exception {
        for (WordPressSimulator site : List.of(here, there)) {
            long post = site.publishes("Sale", "<p>Now.</p>");
            site.comments(post, "Ada", "ada@example.org", "When?", 0, "approved");
        }
        MessageSeen one = read(here).get(0);
        MessageSeen other = read(there).get(0);
        here.trashes(1);
        assertThat(of(here).recheck(List.of(one, other)))
                .extracting(Change::subject)
                .containsExactly(one.subject());
        assertThat(of(there).recheck(List.of(other))).singleElement().isInstanceOf(MessageSeen.class);
    }
}
