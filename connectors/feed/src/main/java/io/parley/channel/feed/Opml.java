// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;

/** A list of feeds as readers of feeds export it, however deep its outlines are nested. */
final class Opml {

    private Opml() {}

    /** The addresses in it, each once; what is no address of the web is left out. */
    static List<URI> feeds(byte[] bytes, String contentType, URI base) throws UnreadableFeedException {
        Markup markup = Markup.of(Characters.read(bytes, contentType));
        boolean opml = markup.tree().getAllElements().stream()
                .anyMatch(element -> Vocabulary.name(element).equals("opml"));
        if (!opml) {
            throw new UnreadableFeedException("it is not OPML", null);
        }
        if (!markup.complete()) {
            throw new UnreadableFeedException("it is cut off", null);
        }
        Set<URI> feeds = new LinkedHashSet<>();
        for (Element outline : markup.tree().getAllElements()) {
            if (Vocabulary.name(outline).equals("outline")) {
                Optional.ofNullable(Fields.attribute(outline, "xmlurl"))
                        .flatMap(written -> Links.read(base, written))
                        .filter(address -> address.getUserInfo() == null)
                        .ifPresent(feeds::add);
            }
        }
        return List.copyOf(feeds);
    }
}
