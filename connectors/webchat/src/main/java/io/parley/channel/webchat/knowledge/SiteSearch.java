// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.HtmlText;
import io.parley.spi.SyncException;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pages that the search of a site finds: of WordPress, or of MediaWiki. */
final class SiteSearch implements Source {

    private final URI site;
    private final ApiClient client;
    private final HtmlText html;
    private final Kind kind;

    /** Whose search it is. */
    enum Kind {
        /** At {@code /wp-json/wp/v2/search} below the address. */
        WORDPRESS,
        /** At the address, that of {@code api.php}. */
        MEDIAWIKI
    }

    SiteSearch(URI address, ApiClient client, HtmlText html, Kind kind) {
        this.site = address;
        this.client = client;
        this.html = html;
        this.kind = kind;
    }

    @Override
    public URI site() {
        return site;
    }

    @Override
    public void look() throws SyncException, InterruptedException {
        find("help", List.of("help"), 1);
    }

    @Override
    public List<Suggestion> find(String query, List<String> words, int most)
            throws SyncException, InterruptedException {
        return kind == Kind.WORDPRESS ? wordpress(query, most) : mediawiki(query, most);
    }

    private List<Suggestion> wordpress(String query, int most) throws SyncException, InterruptedException {
        ApiRequest request = ApiRequest.get("/wp-json/wp/v2/search")
                .query("search", query)
                .query("per_page", most)
                .query("_fields", "title,url")
                .build();
        List<Suggestion> found = new ArrayList<>();
        for (JsonNode one : array(client.send(request).json())) {
            String title = html.toPlainText(one.path("title").asText());
            page(title, one.path("url").asText(), "").ifPresent(found::add);
        }
        return found;
    }

    private List<Suggestion> mediawiki(String query, int most) throws SyncException, InterruptedException {
        ApiRequest request = ApiRequest.get("")
                .query("action", "query")
                .query("generator", "search")
                .query("gsrsearch", query)
                .query("gsrlimit", most)
                .query("prop", "info|extracts")
                .query("inprop", "url")
                .query("exintro", 1)
                .query("explaintext", 1)
                .query("exlimit", most)
                .query("format", "json")
                .query("formatversion", 2)
                .build();
        JsonNode answer = client.send(request).json();
        if (answer.has("error")) {
            throw new SyncException.Transient("its search answers with an error", false, null);
        }
        List<JsonNode> pages = new ArrayList<>();
        answer.path("query").path("pages").forEach(pages::add);
        pages.sort((one, other) ->
                Integer.compare(one.path("index").asInt(), other.path("index").asInt()));
        List<Suggestion> found = new ArrayList<>();
        for (JsonNode one : pages) {
            page(
                            one.path("title").asText(),
                            one.path("canonicalurl").asText(one.path("fullurl").asText()),
                            one.path("extract").asText())
                    .ifPresent(found::add);
        }
        return found;
    }

    private JsonNode array(JsonNode answer) throws SyncException {
        if (!answer.isArray()) {
            throw new SyncException.Transient("its search does not answer with a list", false, null);
        }
        return answer;
    }

    private Optional<Suggestion> page(String title, String link, String excerpt) {
        return Suggestion.of(site, title, link, excerpt);
    }
}
