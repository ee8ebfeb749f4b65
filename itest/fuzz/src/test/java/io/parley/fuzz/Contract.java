// SPDX-License-Identifier: Apache-2.0
package io.parley.fuzz;

import io.parley.internal.store.Storable;
import io.parley.spi.Cursor;
import io.parley.spi.SyncException;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PageReader;
import io.parley.spi.channel.PullRequest;
import io.parley.spi.crm.CrmEvent;
import io.parley.spi.crm.EventPage;
import io.parley.spi.crm.EventRequest;
import io.parley.spi.crm.ReplySource;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What plug-ins promise, whatever a server answers. */
public final class Contract {

    private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");
    private static final int PAGES = 4;
    private static final int LIMIT = 50;
    private static final int LONGEST_MESSAGE = 2_000;

    private Contract() {}

    /** A call of a plug-in. */
    @FunctionalInterface
    public interface Call {

        /** Makes it. */
        void run() throws Exception;
    }

    /** A call may fail with a sentence for people, and with nothing else. */
    public static void mayFail(Call call) throws Exception {
        try {
            call.run();
        } catch (SyncException e) {
            String sentence = String.valueOf(e.getMessage());
            if (sentence.length() > LONGEST_MESSAGE || sentence.chars().anyMatch(Character::isISOControl)) {
                throw new AssertionError("no sentence for people: " + sentence, e);
            }
        }
    }

    /** Reads a stream page by page. */
    public static void pull(PageReader connector, String stream) throws Exception {
        mayFail(() -> {
            @Nullable Cursor after = null;
            for (int i = 0; i < PAGES; i++) {
                Page page = connector.pull(new PullRequest(stream, after, SINCE, LIMIT));
                page.changes().forEach(Storable::check);
                after = page.next();
                after.tree();
            }
        });
    }

    /** Reads events page by page. */
    public static void events(ReplySource adapter) throws Exception {
        mayFail(() -> {
            @Nullable Cursor after = null;
            for (int i = 0; i < PAGES; i++) {
                EventPage page = adapter.events(new EventRequest(after, SINCE, LIMIT));
                page.events().forEach(Contract::check);
                after = page.next();
                after.tree();
            }
        });
    }

    private static void check(CrmEvent event) {
        if (event instanceof CrmEvent.ReplyWritten written) {
            written.writtenAt().toEpochMilli();
        } else if (event instanceof CrmEvent.ConversationClosed closed) {
            closed.at().toEpochMilli();
        }
    }
}
