// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.knowledge;

import io.parley.spi.HtmlText;
import io.parley.spi.SyncException;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All pages of a site, by its sitemap. Their titles are read from the pages, some at each look; until then a page is called
 * by the end of its address.
 */
final class SitemapSource implements Source {

    private static final int MOST_PAGES = 2_000;
    private static final int MOST_MAPS = 20;
    private static final int MOST_TITLES = 100;
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(15);
    private static final Set<String> RECORDS = Set.of("sitemap", "url");
    private static final Pattern TITLE =
            Pattern.compile("<title[^>]{0,200}>([^<]{1,1000})</title", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENDING = Pattern.compile("\\.[a-z]{2,5}$");

    private final URI site;
    private final ApiClient client;
    private final HtmlText html;
    private final InstantSource clock;
    private final Document map;
    private final Map<String, Document> parts = new HashMap<>();
    private final Map<String, List<String>> links = new LinkedHashMap<>();
    private final Map<String, String> titles = new HashMap<>();
    private volatile Index index = Index.EMPTY;

    SitemapSource(URI address, ApiClient client, HtmlText html, InstantSource clock) {
        this.site = address;
        this.client = client;
        this.html = html;
        this.clock = clock;
        this.map = new Document(client, "", clock);
    }

    @Override
    public URI site() {
        return site;
    }

    @Override
    public void look() throws SyncException, InterruptedException {
        List<String> maps = new ArrayList<>();
        Optional<byte[]> newer = map.read();
        if (newer.isPresent()) {
            links.clear();
            read(map, "", newer.get(), maps);
            parts.keySet().retainAll(maps);
            maps.forEach(part -> parts.computeIfAbsent(part, address -> new Document(client, address, clock)));
        }
        for (Map.Entry<String, Document> part : parts.entrySet()) {
            Optional<byte[]> some = part.getValue().read();
            if (some.isPresent()) {
                read(part.getValue(), part.getKey(), some.get(), new ArrayList<>());
            }
        }
        readTitles();
        index = new Index(pages());
    }

    @Override
    public List<Suggestion> find(String query, List<String> words, int most) {
        return index.find(words, most);
    }

    private void read(Document document, String name, byte[] bytes, List<String> maps) throws SyncException {
        List<String> pages = new ArrayList<>();
        try {
            for (Map<String, String> record : HardenedXml.read(bytes, RECORDS, MOST_PAGES)) {
                String address = record.getOrDefault("loc", "").strip();
                boolean map = "sitemap".equals(record.get(""));
                if (!map) {
                    pages.add(address);
                } else if (maps.size() < MOST_MAPS) {
                    maps.add(address);
                }
            }
        } catch (SyncException e) {
            document.forget();
            throw e;
        }
        links.put(name, pages);
    }

    private List<Suggestion> pages() {
        return links.values().stream()
                .flatMap(List::stream)
                .distinct()
                .limit(MOST_PAGES)
                .flatMap(link -> Suggestion.of(site, titles.getOrDefault(link, named(link)), link, "").stream())
                .toList();
    }

    private void readTitles() throws InterruptedException {
        long until = System.nanoTime() + LONGEST_LOOK.toNanos();
        int read = 0;
        titles.keySet()
                .retainAll(pages().stream().map(page -> page.link().toString()).toList());
        for (Suggestion page : pages()) {
            String link = page.link().toString();
            if (!titles.containsKey(link) && read < MOST_TITLES && System.nanoTime() < until) {
                read++;
                titles.put(link, title(link));
            }
        }
    }

    /** A page without a title, or that cannot be read, is called by its address from now on. */
    private String title(String link) throws InterruptedException {
        try {
            Matcher title =
                    TITLE.matcher(client.send(ApiRequest.get(link).build()).text());
            return title.find() ? html.toPlainText(title.group(1)) : named(link);
        } catch (SyncException e) {
            return named(link);
        }
    }

    private static String named(String link) {
        @Nullable String path = URI.create(link.replaceAll("[^!-~]|[\"<>\\\\^`{|}]", "")).getPath();
        String[] parts = (path == null ? "" : path).split("/");
        String last = parts.length == 0 ? "" : parts[parts.length - 1];
        return ENDING.matcher(last).replaceFirst("").replaceAll("[-_+]+", " ").strip();
    }
}
