// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.feed;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import io.parley.lab.PageReaderContract;
import io.parley.spi.channel.PageReader;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class FeedContractTest extends PageReaderContract {

    private final FeedSite site = new FeedSite();

    @BeforeEach
    void serve() {
        site.answer(
                "/feed?key=s3cret",
                FeedSite.document("application/rss+xml; charset=UTF-8", FeedSite.file("posts.rss.xml"))
                        .withHeader("ETag", "\"one\""));
        site.server()
                .stubFor(get(urlEqualTo("/feed?key=s3cret"))
                        .withHeader("If-None-Match", equalTo("\"one\""))
                        .willReturn(aResponse().withStatus(304)));
    }

    @AfterEach
    void close() {
        site.close();
    }

    @Override
    protected PageReader connector() {
        return site.connector("/feed?key=s3cret");
    }

    @Override
    protected PageReader connectorAt(URI endpoint) {
        return site.connect(endpoint.resolve("/feed?key=s3cret").toString(), "", 10);
    }

    @Override
    protected String stream() {
        return "posts";
    }

    @Override
    protected Set<String> secrets() {
        return Set.of("s3cret");
    }

    @Override
    protected URI vendor() {
        return URI.create(site.url(""));
    }

    @Override
    protected Map<String, String> skipped() {
        return Map.of(
                "deadCredentialsAreSaid",
                "A feed is open to everybody: where a login is asked for, somebody has to configure another address.");
    }
}
