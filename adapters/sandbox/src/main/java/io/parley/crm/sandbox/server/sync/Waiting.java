// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.sync;

import io.parley.crm.sandbox.server.records.Refusal;
import io.parley.crm.sandbox.server.web.Json;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Somebody who waits for news. Costs no thread; is answered once: when there is news, or when the time is over. */
final class Waiting implements AsyncListener {

    private static final Logger LOG = LoggerFactory.getLogger(Waiting.class);

    private final ChangeFeed feed;
    private final ChangeFeed.Place place;
    private final AsyncContext context;
    private final AtomicBoolean over = new AtomicBoolean();

    Waiting(ChangeFeed feed, ChangeFeed.Place place, AsyncContext context) {
        this.feed = feed;
        this.place = place;
        this.context = context;
    }

    /** Has the answer written by a thread of the server, so that who brought the news does not wait for the reader. */
    void wake() {
        if (end()) {
            try {
                context.start(this::answer);
            } catch (RuntimeException e) {
                LOG.debug("A reader of changes left before it was told: {}", e.toString());
            }
        }
    }

    /** Sends the reader away at once, on the caller's thread: the records are about to be closed. */
    void dismiss() {
        if (end()) {
            try {
                Json.problem((HttpServletResponse) context.getResponse(), 503, "The CRM is closing; please ask again.");
            } catch (IOException | IllegalStateException e) {
                LOG.debug("A reader of changes left before it was sent away: {}", e.toString());
            } finally {
                context.complete();
            }
        }
    }

    private boolean end() {
        feed.leave(this);
        return over.compareAndSet(false, true);
    }

    private void answer() {
        try {
            HttpServletResponse response = (HttpServletResponse) context.getResponse();
            try {
                Json.write(response, 200, feed.toJson(feed.read(place)));
            } catch (Refusal e) {
                Json.problem(response, e.status(), e.sentence());
            } catch (SQLException e) {
                LOG.error("The sandbox CRM could not read its changes", e);
                Json.problem(response, 500, "The changes cannot be read; the agent's log says why.");
            }
        } catch (IOException e) {
            LOG.debug("A reader of changes left while it was told: {}", e.toString());
        } catch (RuntimeException e) {
            // The container says nothing of what fails in its threads.
            LOG.error("A reader of changes met a defect and was sent away", e);
        } finally {
            context.complete();
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        if (end()) {
            answer();
        }
    }

    @Override
    public void onError(AsyncEvent event) {
        LOG.debug("A reader of changes left: {}", String.valueOf(event.getThrowable()));
        if (end()) {
            context.complete();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // The wait is not begun anew.
    }
}
