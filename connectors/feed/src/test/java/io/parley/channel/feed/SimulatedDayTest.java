// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.internal.http.JsoupHtmlText;
import io.parley.model.Change;
import io.parley.spi.Cursor;
import io.parley.spi.channel.ChannelConnector;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A day of many feeds, with a clock that is set and no network; a hundred and fifty feeds in each build, ten thousand with
 * {@code -Dfeeds=10000}, which prints the figures of the README.
 */
class SimulatedDayTest {

    private static final int FEEDS = Integer.getInteger("feeds", 150);
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration SETTLING = Duration.ofHours(2);

    @TempDir
    Path home;

    /** One stream as the agent runs it: when it is asked next, and where it stands. */
    private static final class Worker {

        private final String stream;
        private final Duration usual;
        private Instant next = SimulatedWeb.START;
        private Cursor cursor;

        Worker(String stream, Duration usual) {
            this.stream = stream;
            this.usual = usual;
        }
    }

    private final SimulatedWeb web = new SimulatedWeb(FEEDS, DAY, 1);
    private final Map<String, Cursor> parts = new HashMap<>();
    private final Map<String, Instant> arrived = new HashMap<>();
    private int rejected;

    private FeedConnector connector() throws Exception {
        String outlines = web.addresses().stream()
                .map(address -> "<outline type=\"rss\" xmlUrl=\"" + address + "\"/>")
                .collect(Collectors.joining("\n"));
        Files.writeString(home.resolve("feeds.opml"), "<opml version=\"2.0\"><body>" + outlines + "</body></opml>");
        Map<String, Object> attributes = Map.of("opml", "feeds.opml", ChannelConnector.ACCOUNT_ID, "press");
        return new FeedConnector(
                FeedSite.configuration(attributes),
                attributes,
                new FeedConnector.Agent(
                        web,
                        new JsoupHtmlText(),
                        (account, purpose, subject) -> "token",
                        new Subscriptions(),
                        home,
                        web));
    }

    private void run(Worker worker, FeedConnector connector) throws Exception {
        web.set(worker.next);
        Page page = connector.pull(new PullRequest(
                worker.stream,
                worker.cursor,
                SimulatedWeb.START,
                200,
                part -> Optional.ofNullable(parts.get(worker.stream + "/" + part))));
        worker.cursor = page.next();
        page.parts().forEach((part, cursor) -> parts.put(worker.stream + "/" + part, cursor.orElseThrow()));
        rejected += page.rejected().size();
        Instant then = worker.next.plus(web.spent());
        page.changes()
                .forEach(change -> arrived.putIfAbsent(
                        ((Change.MessageSeen) change).message().id().id(), then));
        Duration pause = page.more() ? Duration.ZERO : page.pause().orElse(worker.usual);
        Duration wait = pause.compareTo(worker.usual) < 0 && !page.more() ? worker.usual : pause;
        worker.next = then.plus(wait).plusMillis(1);
    }

    @Test
    void manyFeedsAreReadFreshlyAndPolitely() throws Exception {
        FeedConnector connector = connector();
        PriorityQueue<Worker> workers = new PriorityQueue<>(Comparator.comparing((Worker worker) -> worker.next));
        connector.describe().streams().forEach((stream, pause) -> workers.add(new Worker(stream, pause)));
        Instant end = SimulatedWeb.START.plus(DAY);
        while (workers.element().next.isBefore(end)) {
            Worker worker = workers.remove();
            run(worker, connector);
            workers.add(worker);
        }
        assertThat(web.overlaps())
                .as("requests while the same host was still answering")
                .isZero();
        assertThat(web.forbidden()).as("requests that robots.txt forbids").isZero();
        assertThat(web.requests().get("many.example"))
                .as("one a second at most")
                .isLessThan(86_400);
        List<Duration> delays = delays();
        Duration median = delays.get(delays.size() / 2);
        Duration last = delays.get(delays.size() * 99 / 100);
        print(median, last, delays.size());
        assertThat(median).isLessThan(Duration.ofMinutes(15));
        assertThat(last).isLessThan(Duration.ofHours(24));
        assertThat(rejected).as("feeds that are gone are put aside once").isBetween(FEEDS / 100, FEEDS * 3 / 100);
        assertThat(connector.check().warnings()).hasSize(1);
    }

    /** How long entries took that appeared after all feeds had been read once; all that had a day's time have arrived. */
    private List<Duration> delays() {
        Map<String, Instant> published = web.published(SimulatedWeb.START.plus(SETTLING), SimulatedWeb.START.plus(DAY));
        List<Duration> delays = new ArrayList<>();
        Instant end = SimulatedWeb.START.plus(DAY);
        published.forEach((id, moment) -> delays.add(Duration.between(moment, arrived.getOrDefault(id, end))));
        delays.sort(Comparator.naturalOrder());
        return delays;
    }

    private void print(Duration median, Duration last, int entries) {
        int requests =
                web.requests().values().stream().mapToInt(Integer::intValue).sum();
        int most = web.requests().entrySet().stream()
                .filter(host -> !host.getKey().equals("many.example"))
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(0);
        System.out.printf(
                "%d feeds, %d hosts: %d requests, %d of them answered with 304, %.1f MB; at one host %.1f in the mean, %d at"
                        + " most, %d at the one with a twentieth of all feeds; %d entries: median %d s, 99%% %d s%n",
                FEEDS,
                web.requests().size(),
                requests,
                web.unchanged(),
                web.bytes() / 1e6,
                (double) requests / web.requests().size(),
                most,
                web.requests().get("many.example"),
                entries,
                median.toSeconds(),
                last.toSeconds());
    }
}
