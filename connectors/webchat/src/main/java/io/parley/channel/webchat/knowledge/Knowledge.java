// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.knowledge;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.HtmlText;
import io.parley.spi.SyncException;
import io.parley.spi.Untrusted;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiClients;
import io.parley.spi.http.ApiSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the site already says about a question. Sources are read when the agent checks the account, and searches of sites are
 * asked a few at a time, with a bound on the wait: a source that is slow or away costs its suggestions and nothing else. Any
 * thread.
 */
public final class Knowledge {

    private static final int MOST = 5;
    private static final int LONGEST_QUERY = 200;
    private static final int MOST_REMEMBERED = 500;
    private static final int SEARCHES_AT_ONCE = 4;
    private static final Duration REMEMBERED = Duration.ofMinutes(5);
    private static final int MOST_BYTES = 5_000_000;
    private static final Duration LONGEST_READING = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final List<Source> sources;
    private final InstantSource clock;
    private final Semaphore searches = new Semaphore(SEARCHES_AT_ONCE);
    private final AtomicLong helped = new AtomicLong();
    private final Map<String, Answer> answers = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answer> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    private record Answer(Instant until, List<Suggestion> found) {}

    Knowledge(List<Source> sources, InstantSource clock) {
        this.sources = List.copyOf(sources);
        this.clock = clock;
    }

    /**
     * Sources of a configuration.
     *
     * @param knowledge such as {@code sitemap=https://help.example.org/sitemap.xml}
     * @throws IllegalArgumentException if one is none
     */
    public static Knowledge of(String[] knowledge, ApiClients clients, HtmlText html, InstantSource clock) {
        List<Source> sources = new ArrayList<>();
        for (String line : knowledge) {
            String[] parts = line.strip().split("=", 2);
            URI address = Untrusted.link(parts.length == 2 ? parts[1] : "").orElseThrow(() -> wrong(line));
            ApiClient patient = client(clients, address, LONGEST_READING);
            ApiClient quick = client(clients, address, LONGEST_WAIT);
            sources.add(
                    switch (parts[0]) {
                        case "feed" -> new FeedSource(address, patient, html, clock);
                        case "sitemap" -> new SitemapSource(address, patient, html, clock);
                        case "wordpress" -> new SiteSearch(address, quick, html, SiteSearch.Kind.WORDPRESS);
                        case "mediawiki" -> new SiteSearch(address, quick, html, SiteSearch.Kind.MEDIAWIKI);
                        default -> throw wrong(line);
                    });
        }
        return new Knowledge(sources, clock);
    }

    private static ApiClient client(ApiClients clients, URI address, Duration timeout) {
        return clients.open(ApiSettings.endpoint(address)
                .timeout(timeout)
                .maxResponseBytes(MOST_BYTES)
                .build());
    }

    /** {@return pages that may answer, the best first; those that could not be asked in time are left out} */
    List<Suggestion> suggest(String typed) throws InterruptedException {
        String query = Untrusted.line(typed, LONGEST_QUERY);
        List<String> words = Words.of(query);
        if (words.isEmpty() || sources.isEmpty()) {
            return List.of();
        }
        String name = String.join(" ", words);
        synchronized (answers) {
            Answer known = answers.get(name);
            if (known != null && clock.instant().isBefore(known.until())) {
                return known.found();
            }
        }
        if (!searches.tryAcquire()) {
            return List.of();
        }
        try {
            List<Suggestion> found = ask(query, words);
            synchronized (answers) {
                answers.put(name, new Answer(clock.instant().plus(REMEMBERED), found));
            }
            return found;
        } finally {
            searches.release();
        }
    }

    /** In turns, so that no source keeps another from being heard. */
    private List<Suggestion> ask(String query, List<String> words) throws InterruptedException {
        List<List<Suggestion>> all = new ArrayList<>();
        for (Source source : sources) {
            try {
                all.add(source.find(query, words, MOST));
            } catch (SyncException e) {
                // It is told when the account is checked; who types must not be held up by it.
                all.add(List.of());
            }
        }
        Map<URI, Suggestion> found = new LinkedHashMap<>();
        for (int place = 0; place < MOST; place++) {
            for (List<Suggestion> some : all) {
                if (place < some.size() && found.size() < MOST) {
                    found.putIfAbsent(some.get(place).link(), some.get(place));
                }
            }
        }
        return List.copyOf(found.values());
    }

    /** Reads all sources. Returns sentences about those that cannot be read. */
    public List<String> look() throws InterruptedException {
        List<String> faults = new ArrayList<>();
        for (Source source : sources) {
            try {
                source.look();
            } catch (SyncException e) {
                faults.add("Suggestions from " + Suggestion.origin(source.site()) + " are missing: " + e.getMessage());
            }
        }
        synchronized (answers) {
            answers.clear();
        }
        return faults;
    }

    /** A visitor found what they needed. Returns whether it is a page that could have been suggested. */
    boolean helped(String link) {
        boolean ours = Untrusted.link(link)
                .map(Suggestion::origin)
                .filter(origin -> sources.stream()
                        .anyMatch(source -> Suggestion.origin(source.site()).equals(origin)))
                .isPresent();
        if (ours) {
            helped.incrementAndGet();
        }
        return ours;
    }

    /** {@return how often suggestions helped since this was asked last} */
    public long takeHelped() {
        return helped.getAndSet(0);
    }

    /** Tells pages whether there are suggestions. */
    public void describe(ObjectNode settings) {
        settings.put("suggestions", !sources.isEmpty());
    }

    private static IllegalArgumentException wrong(String line) {
        return new IllegalArgumentException("knowledge must hold sources such as"
                + " sitemap=https://help.example.org/sitemap.xml, feed=…, wordpress=… or mediawiki=…/api.php, not "
                + line);
    }
}
