// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.knowledge;

import io.parley.spi.HtmlText;
import io.parley.spi.SyncException;
import io.parley.spi.http.ApiClient;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The newest pages of a site, by its RSS or Atom feed. */
final class FeedSource implements Source {

    private static final int MOST = 500;
    private static final Set<String> ENTRIES = Set.of("item", "entry");

    private final URI site;
    private final Document document;
    private final HtmlText html;
    private volatile Index index = Index.EMPTY;

    FeedSource(URI address, ApiClient client, HtmlText html, InstantSource clock) {
        this.site = address;
        this.document = new Document(client, "", clock);
        this.html = html;
    }

    @Override
    public URI site() {
        return site;
    }

    @Override
    public void look() throws SyncException, InterruptedException {
        Optional<byte[]> newer = document.read();
        if (newer.isPresent()) {
            List<Suggestion> pages = new ArrayList<>();
            try {
                for (Map<String, String> entry : HardenedXml.read(newer.get(), ENTRIES, MOST)) {
                    page(entry).ifPresent(pages::add);
                }
            } catch (SyncException e) {
                document.forget();
                throw e;
            }
            index = new Index(pages);
        }
    }

    @Override
    public List<Suggestion> find(String query, List<String> words, int most) {
        return index.find(words, most);
    }

    private Optional<Suggestion> page(Map<String, String> entry) {
        String text = Stream.of("summary", "description", "encoded", "content")
                .map(name -> entry.getOrDefault(name, ""))
                .filter(some -> !some.isBlank())
                .findFirst()
                .orElse("");
        return Suggestion.of(
                site,
                html.toPlainText(entry.getOrDefault("title", "")),
                entry.getOrDefault("link", "").strip(),
                html.toPlainText(text));
    }
}
