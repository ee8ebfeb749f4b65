// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.spi.Cursor;
import io.parley.spi.channel.Page;
import io.parley.spi.channel.PullRequest;
import io.parley.spi.channel.WebhookCall;
import io.parley.spi.channel.WebhookOutcome;
import java.lang.annotation.Annotation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A hub tells when there is something new, as it was asked to and as nobody else can. */
class WebSubTest {

    private static final byte[] BODY = "<rss/>".getBytes(StandardCharsets.UTF_8);

    private final FeedSite site = new FeedSite();
    private Instant now = Instant.parse("2026-03-06T12:00:00Z");
    private FeedHook hook;

    @BeforeEach
    void open() {
        hook = hook("https://agent.example/hooks/feeds");
        serve("one");
        site.server().stubFor(post(urlEqualTo("/hub")).willReturn(aResponse().withStatus(202)));
    }

    @AfterEach
    void close() {
        site.close();
    }

    private FeedHook hook(String publicUrl) {
        return new FeedHook(
                new FeedHookConfiguration() {
                    @Override
                    public String publicUrl() {
                        return publicUrl;
                    }

                    @Override
                    public Class<? extends Annotation> annotationType() {
                        return FeedHookConfiguration.class;
                    }
                },
                site.subscriptions(),
                () -> now);
    }

    private void serve(String id) {
        site.serve("/feed", "application/atom+xml", """
                <feed xmlns="http://www.w3.org/2005/Atom"><title>C</title><link rel="hub" href="/hub"/>
                <link rel="self" href="/feed?self"/>
                <entry><id>%s</id><title>%s</title><updated>2026-03-06T11:00:00Z</updated></entry></feed>
                """.formatted(id, id));
    }

    private FeedConnector connector() {
        return site.connect(Map.of("url", site.url("/feed")), () -> now);
    }

    private static Page pull(FeedConnector connector) throws Exception {
        return connector.pull(new PullRequest("posts", null, Instant.EPOCH, 100));
    }

    /** What the hub was asked for last. */
    private Map<String, String> asked() {
        String body = site.server().findAll(postRequestedFor(urlEqualTo("/hub"))).stream()
                .reduce((one, other) -> other)
                .orElseThrow()
                .getBodyAsString();
        Map<String, String> form = new LinkedHashMap<>();
        for (String pair : body.split("&")) {
            String[] parts = pair.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    private Map<String, List<String>> query(String... pairs) {
        Map<String, List<String>> query = new HashMap<>();
        String callback = asked().get("hub.callback");
        query.put("id", List.of(callback.substring(callback.indexOf("id=") + 3)));
        for (int i = 0; i < pairs.length; i += 2) {
            query.put(pairs[i], List.of(pairs[i + 1]));
        }
        return query;
    }

    private WebhookOutcome verify(String mode, String topic, String lease) {
        return hook.receive(new WebhookCall(
                "GET",
                query("hub.mode", mode, "hub.topic", topic, "hub.challenge", "c-1", "hub.lease_seconds", lease),
                Map.of(),
                new byte[0]));
    }

    private WebhookOutcome push(String signature) {
        return hook.receive(new WebhookCall("POST", query(), Map.of("X-Hub-Signature", List.of(signature)), BODY));
    }

    private String signature(String method, String algorithm) throws Exception {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(asked().get("hub.secret").getBytes(StandardCharsets.UTF_8), algorithm));
        return method + "=" + HexFormat.of().formatHex(mac.doFinal(BODY));
    }

    @Test
    void theHubOfAFeedIsAskedOnce() throws Exception {
        FeedConnector connector = connector();
        pull(connector);
        pull(connector);
        site.server().verify(1, postRequestedFor(urlEqualTo("/hub")));
        assertThat(asked())
                .containsEntry("hub.mode", "subscribe")
                .containsEntry("hub.topic", site.url("/feed?self"))
                .containsEntry("hub.lease_seconds", "864000");
        assertThat(asked().get("hub.callback")).startsWith("https://agent.example/hooks/feeds?id=");
        assertThat(asked().get("hub.secret")).hasSize(43);
    }

    @Test
    void withoutAHookNobodyIsAsked() throws Exception {
        hook.close();
        pull(connector());
        site.server().verify(0, postRequestedFor(urlEqualTo("/hub")));
    }

    @Test
    void theIntentIsConfirmedForWhatWasAskedAlone() throws Exception {
        pull(connector());
        WebhookOutcome outcome = verify("subscribe", site.url("/feed?self"), "3600");
        assertThat(outcome.status()).isEqualTo(200);
        assertThat(outcome.body()).isEqualTo("c-1");
        assertThat(outcome.contentType()).isEqualTo("text/plain");
        assertThat(verify("subscribe", "https://other.example/", "3600").status())
                .isEqualTo(404);
        assertThat(verify("unsubscribe", site.url("/feed?self"), "3600").status())
                .isEqualTo(404);
        assertThat(hook.receive(new WebhookCall("GET", Map.of("id", List.of("x")), Map.of(), new byte[0]))
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"sha1,HmacSHA1", "sha256,HmacSHA256", "sha384,HmacSHA384", "SHA512,HmacSHA512"})
    void aSignedPushIsNews(String method, String algorithm) throws Exception {
        FeedConnector connector = connector();
        pull(connector);
        verify("subscribe", site.url("/feed?self"), "864000");
        WebhookOutcome outcome = push(signature(method, algorithm));
        assertThat(outcome.status()).isEqualTo(202);
        assertThat(outcome.news()).containsExactly(FeedSite.ACCOUNT);
        assertThat(outcome.changes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sha256=", "sha256=00", "md5=d41d8cd98f00b204e9800998ecf8427e", "sha256", "="})
    void whatIsNotSignedIsNoNews(String signature) throws Exception {
        pull(connector());
        assertThat(push(signature).status()).isEqualTo(401);
        assertThat(push(signature).news()).isEmpty();
    }

    @Test
    void aPushThatNobodyAskedForIsGone() throws Exception {
        assertThat(hook.receive(new WebhookCall("POST", Map.of("id", List.of("x")), Map.of(), BODY))
                        .status())
                .isEqualTo(410);
    }

    @Test
    void whileAHubTellsTheFeedIsReadSlowlyAndAtOnceWhenItTold() throws Exception {
        FeedConnector connector = connector();
        assertThat(pull(connector).pause()).isEmpty();
        verify("subscribe", site.url("/feed?self"), "864000");
        assertThat(pull(connector).pause()).contains(Duration.ofHours(1));
    }

    @Test
    void aListReadsWhatAHubToldOfBeforeItIsDue() throws Exception {
        Map<String, Cursor> parts = new HashMap<>();
        FeedConnector connector = site.connect(Map.of("urls", new String[] {site.url("/feed")}), () -> now);
        look(connector, parts);
        verify("subscribe", site.url("/feed?self"), "864000");
        serve("two");
        assertThat(look(connector, parts)).doesNotContain("two");
        push(signature("sha256", "HmacSHA256"));
        assertThat(look(connector, parts)).contains("two");
        site.server().verify(2, getRequestedFor(urlEqualTo("/feed")));
    }

    private List<String> look(FeedConnector connector, Map<String, Cursor> parts) throws Exception {
        now = now.plusSeconds(2);
        Map<String, String> seen = new LinkedHashMap<>();
        for (String stream : connector.describe().streams().keySet()) {
            Page page = connector.pull(new PullRequest(
                    stream,
                    new Cursor("{\"feeds\":true}"),
                    Instant.EPOCH,
                    100,
                    part -> Optional.ofNullable(parts.get(part))));
            page.parts().forEach((part, cursor) -> cursor.ifPresent(at -> parts.put(part, at)));
            FeedSite.seen(page).forEach(one -> seen.put(one.message().text(), ""));
        }
        return List.copyOf(seen.keySet());
    }

    @Test
    void aLeaseIsRenewedBeforeItsEnd() throws Exception {
        FeedConnector connector = connector();
        pull(connector);
        verify("subscribe", site.url("/feed?self"), "864000");
        now = now.plus(Duration.ofDays(8));
        pull(connector);
        site.server().verify(1, postRequestedFor(urlEqualTo("/hub")));
        now = now.plus(Duration.ofDays(1)).plusSeconds(1);
        pull(connector);
        site.server().verify(2, postRequestedFor(urlEqualTo("/hub")));
        assertThat(pull(connector).pause())
                .as("it goes on until the hub asks back")
                .contains(Duration.ofHours(1));
    }

    @Test
    void aHubThatDeniesIsAskedAgainADayLater() throws Exception {
        FeedConnector connector = connector();
        pull(connector);
        WebhookOutcome denied = hook.receive(new WebhookCall(
                "GET",
                query("hub.mode", "denied", "hub.topic", site.url("/feed?self"), "hub.reason", "no"),
                Map.of(),
                new byte[0]));
        assertThat(denied.status()).isEqualTo(200);
        now = now.plus(Duration.ofHours(23));
        assertThat(pull(connector).pause()).isEmpty();
        site.server().verify(1, postRequestedFor(urlEqualTo("/hub")));
        now = now.plus(Duration.ofHours(2));
        pull(connector);
        site.server().verify(2, postRequestedFor(urlEqualTo("/hub")));
    }

    @Test
    void aHubThatFailsIsNoReasonToStopReading() throws Exception {
        site.server().stubFor(post(urlEqualTo("/hub")).willReturn(aResponse().withStatus(500)));
        assertThat(pull(connector()).changes()).hasSize(1);
    }

    @Test
    void aFeedThatLeavesTheListIsUnsubscribed() throws Exception {
        String outline = "<outline xmlUrl=\"" + site.url("/feed") + "\"/>";
        String other = "<outline xmlUrl=\"" + site.url("/other") + "\"/>";
        site.serve("/list", "text/x-opml", "<opml><body>" + outline + "</body></opml>");
        FeedConnector connector = site.connect(Map.of("opml", site.url("/list")), () -> now);
        Map<String, Cursor> parts = new HashMap<>();
        look(connector, parts);
        verify("subscribe", site.url("/feed?self"), "864000");
        site.serve("/list", "text/x-opml", "<opml><body>" + other + "</body></opml>");
        now = now.plus(Duration.ofHours(1));
        look(connector, parts);
        site.server().verify(1, postRequestedFor(urlEqualTo("/hub")).withRequestBody(containing("unsubscribe")));
        assertThat(verify("subscribe", site.url("/feed?self"), "1").status()).isEqualTo(404);
        assertThat(verify("unsubscribe", site.url("/feed?self"), "1").status()).isEqualTo(200);
        assertThat(push("sha256=00").status()).as("nobody wants it any more").isEqualTo(410);
    }

    @Test
    void aHubMayBeNamedByTheHeader() throws Exception {
        site.answer(
                "/feed",
                FeedSite.document("application/rss+xml", FeedSite.file("posts.rss.xml"))
                        .withHeader("Link", "</hub>; rel=\"hub\", </feed?self>; rel=\"self\""));
        pull(connector());
        assertThat(asked()).containsEntry("hub.topic", site.url("/feed?self"));
    }

    @Test
    void aHubWithinTheOwnNetworkIsNotAskedBecauseAFeedSaysSo() throws Exception {
        String inside = site.url("").replace("localhost", "127.0.0.1");
        site.serve(
                "/feed",
                "application/atom+xml",
                "<feed xmlns=\"http://www.w3.org/2005/Atom\"><link rel=\"hub\" href=\"" + inside
                        + "/hub\"/><link rel=\"self\" href=\"" + inside + "/feed\"/></feed>");
        pull(connector());
        site.server().verify(0, postRequestedFor(urlEqualTo("/hub")));
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        assertThatThrownBy(() -> hook("agent.example/hooks/feeds"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("publicUrl must be");
    }
}
