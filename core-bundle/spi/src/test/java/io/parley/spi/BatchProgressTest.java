// SPDX-License-Identifier: Apache-2.0
package io.parley.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.model.Conversation;
import io.parley.model.ConversationKind;
import io.parley.model.ExternalId;
import io.parley.model.Visibility;
import io.parley.spi.crm.BatchProgress;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.CrmWrite.PutConversation;
import io.parley.spi.crm.Parent;
import io.parley.spi.crm.PutNote;
import io.parley.spi.crm.WriteOutcome.Done;
import io.parley.spi.crm.WriteOutcome.Failed;
import io.parley.spi.crm.WriteOutcome.NotAttempted;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchProgressTest {

    private static final CrmRef CASE = new CrmRef("Case", "500");
    private static final Conversation THREAD = Conversation.of(
                    new ExternalId("test", "threads", "1"), ConversationKind.CHAT, Visibility.PRIVATE)
            .startedAt(Instant.EPOCH)
            .build();

    private final PutConversation first = new PutConversation(
            "case:2", null, false, new Parent("anna", new CrmRef("Contact", "003")), THREAD, "A question");
    private final PutNote child = new PutNote("n2", false, new Parent("case:2", null), "two");
    private final PutNote other = new PutNote("n3", false, new Parent("case:1", CASE), "three");
    private final BatchProgress progress = new BatchProgress(List.of(first, child, other));

    @Test
    void aChildOfWhatFailedIsNotAttempted() {
        progress.failed(first, new SyncException.ItemRejected("no"));
        assertThat(progress.open(PutNote.class)).containsExactly(other);
        progress.done(other, new CrmRef("Note", "3"));
        assertThat(progress.outcomes()).hasExactlyElementsOfTypes(Failed.class, NotAttempted.class, Done.class);
    }

    @Test
    void theRecordOfAParentIsTheOneMadeInTheBatch() {
        CrmRef made = new CrmRef("Case", "501");
        progress.done(first, made);
        assertThat(progress.ref(child.conversation())).contains(made);
        assertThat(progress.ref(other.conversation())).contains(CASE);
    }

    @Test
    void whatAnAbandonedCallDidNotConcernIsNotAttempted() {
        progress.done(first, new CrmRef("Case", "501"));
        List<CrmWrite> concerned = List.of(child);
        assertThat(progress.abandoned(concerned, new SyncException.Transient("503", true, null)))
                .hasExactlyElementsOfTypes(Done.class, Failed.class, NotAttempted.class);
    }

    @Test
    void everyWriteNeedsAnOutcome() {
        assertThatThrownBy(progress::outcomes)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("case:2");
    }
}
