// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import io.parley.spi.SyncException;
import io.parley.spi.http.ApiClient;
import io.parley.spi.http.ApiClients;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiResponse;
import io.parley.spi.http.ApiSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A web of feeds that publish by chance, some of which fail, are gone or forbid robots; it notes who asked what when. */
final class SimulatedWeb implements ApiClients, InstantSource {

    static final Instant START = Instant.parse("2026-03-06T00:00:00Z");

    private static final Duration ANSWER = Duration.ofMillis(300);
    private static final int ITEMS = 10;

    private final Map<String, Site> sites = new LinkedHashMap<>();
    private final Map<String, Instant> busyUntil = new HashMap<>();
    private final Map<String, Integer> requests = new HashMap<>();
    private Instant now = START;
    private Duration spent = Duration.ZERO;
    private int overlaps;
    private int forbidden;
    private long bytes;
    private int unchanged;

    /** A feed: when its entries appear, and what its server is like. */
    private record Site(URI address, List<Instant> entries, Kind kind) {

        List<Instant> before(Instant moment) {
            int end = 0;
            while (end < entries.size() && !entries.get(end).isAfter(moment)) {
                end++;
            }
            return entries.subList(Math.max(0, end - ITEMS), end);
        }
    }

    /** What a server is like. */
    enum Kind {
        GOOD,
        WITHOUT_MARKS,
        FAILING,
        GONE,
        FORBIDDEN
    }

    SimulatedWeb(int feeds, Duration day, long seed) {
        Random dice = new Random(seed);
        for (int number = 0; number < feeds; number++) {
            String host = number % 20 == 0 ? "many.example" : "host" + dice.nextInt(feeds * 6 / 10) + ".example";
            Kind kind = kind(dice.nextInt(100));
            String path = (kind == Kind.FORBIDDEN ? "/private/" : "/feed/") + number;
            URI address = URI.create("http://" + host + path);
            sites.put(address.toString(), new Site(address, entries(dice, day), kind));
        }
    }

    private static Kind kind(int chance) {
        return chance < 3
                ? Kind.FAILING
                : chance < 5 ? Kind.GONE : chance < 7 ? Kind.FORBIDDEN : chance < 17 ? Kind.WITHOUT_MARKS : Kind.GOOD;
    }

    private static List<Instant> entries(Random dice, Duration day) {
        int chance = dice.nextInt(100);
        double minutes = chance < 1 ? 10 : chance < 10 ? 60 : chance < 40 ? 24 * 60 : 7 * 24 * 60;
        List<Instant> moments = new ArrayList<>();
        Instant at = START.minusSeconds((long) (minutes * 60 * (ITEMS + 2)));
        while (at.isBefore(START.plus(day))) {
            at = at.plusMillis((long) (-Math.log(1 - dice.nextDouble()) * minutes * 60_000));
            moments.add(at);
        }
        return moments;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void set(Instant moment) {
        now = moment;
        spent = Duration.ZERO;
    }

    /** How long the requests took since the clock was set. */
    Duration spent() {
        return spent;
    }

    List<URI> addresses() {
        return sites.values().stream().map(Site::address).toList();
    }

    /** Entries that appeared in a time, at feeds that can be read: id by moment. */
    Map<String, Instant> published(Instant from, Instant to) {
        Map<String, Instant> published = new HashMap<>();
        sites.values().stream()
                .filter(site -> site.kind() == Kind.GOOD || site.kind() == Kind.WITHOUT_MARKS)
                .forEach(site -> site.entries().stream()
                        .filter(moment -> !moment.isBefore(from) && moment.isBefore(to))
                        .forEach(moment -> published.put(id(site, moment), moment)));
        return published;
    }

    @Override
    public ApiClient open(ApiSettings settings) {
        return this::answer;
    }

    private ApiResponse answer(ApiRequest request) throws SyncException {
        URI address = URI.create(request.path());
        Instant begins = now.plus(spent);
        overlaps += begins.isBefore(busyUntil.getOrDefault(address.getHost(), Instant.MIN)) ? 1 : 0;
        spent = spent.plus(ANSWER);
        busyUntil.put(address.getHost(), now.plus(spent));
        requests.merge(address.getHost(), 1, Integer::sum);
        if (address.getPath().equals("/robots.txt")) {
            return response(200, "User-agent: *\nDisallow: /private/\n", Map.of());
        }
        forbidden += address.getPath().startsWith("/private/") ? 1 : 0;
        Site site = sites.get(address.toString());
        return switch (site.kind()) {
            case FAILING -> throw new SyncException.Transient("failed", false, null);
            case GONE -> response(410, "", Map.of());
            default -> document(site, request);
        };
    }

    private ApiResponse document(Site site, ApiRequest request) {
        List<Instant> entries = site.before(now);
        String mark = "\"" + (entries.isEmpty() ? "none" : entries.get(entries.size() - 1)) + "\"";
        if (site.kind() == Kind.GOOD && mark.equals(request.headers().get("If-None-Match"))) {
            unchanged++;
            return response(304, "", Map.of("ETag", List.of(mark)));
        }
        StringBuilder items = new StringBuilder();
        for (Instant entry : entries) {
            items.append("<item><guid isPermaLink=\"false\">")
                    .append(id(site, entry))
                    .append("</guid><title>An entry of ");
            items.append(entry).append("</title><pubDate>");
            items.append(DateTimeFormatter.RFC_1123_DATE_TIME.format(entry.atOffset(ZoneOffset.UTC)));
            items.append("</pubDate><description>")
                    .append("So it goes. ".repeat(20))
                    .append("</description></item>");
        }
        String body = "<rss version=\"2.0\"><channel><title>Feed</title>" + items + "</channel></rss>";
        return response(200, body, site.kind() == Kind.GOOD ? Map.of("ETag", List.of(mark)) : Map.of());
    }

    private ApiResponse response(int status, String body, Map<String, List<String>> headers) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        bytes += content.length;
        return new ApiResponse(status, headers, content);
    }

    private static String id(Site site, Instant entry) {
        return site.address().getPath() + "@" + entry.toEpochMilli();
    }

    int overlaps() {
        return overlaps;
    }

    int forbidden() {
        return forbidden;
    }

    int unchanged() {
        return unchanged;
    }

    long bytes() {
        return bytes;
    }

    /** Requests by host. */
    Map<String, Integer> requests() {
        return requests;
    }
}
