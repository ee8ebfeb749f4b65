// SPDX-License-Identifier: Apache-2.0
package io.parley.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.model.ContactPoint;
import io.parley.model.ExternalId;
import io.parley.model.Message;
import io.parley.model.SocialProfile;
import io.parley.spi.channel.Page;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiResponse;
import io.parley.spi.http.ApiSettings;
import io.parley.spi.http.WebhookSignatures;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValuesTest {

    @Test
    void aSignatureIsRecognisedAndAForgedOneIsNot() {
        byte[] body = "what is signed".getBytes(StandardCharsets.UTF_8);
        String own = "sha256=" + HexFormat.of().formatHex(WebhookSignatures.hmacSha256("key", body));
        assertThat(WebhookSignatures.matchesSha256Hex(own, "key", body)).isTrue();
        assertThat(WebhookSignatures.matchesSha256Hex(own, "other key", body)).isFalse();
    }

    @Test
    void theKnownVectorOfHmacHolds() {
        byte[] mac = WebhookSignatures.hmacSha256(
                "key", "The quick brown fox jumps over the lazy dog".getBytes(StandardCharsets.UTF_8));
        assertThat(HexFormat.of().formatHex(mac))
                .isEqualTo("f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8");
    }

    @Test
    void secretsAreNotTold() {
        ApiSettings settings = ApiSettings.endpoint(URI.create("https://example.org"))
                .bearer("s3cr3t")
                .build();
        assertThat(settings.toString()).doesNotContain("s3cr3t");
        assertThat(new ContactPoint(ContactPoint.Kind.EMAIL, "anna@example.org", true).toString())
                .doesNotContain("anna");
    }

    @Test
    void anEndpointIsAnAddressWithoutCredentials() {
        assertThatThrownBy(() -> ApiSettings.endpoint(URI.create("file:///etc/passwd")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ApiSettings.endpoint(URI.create("https://me:secret@example.org")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void parametersCannotChangeTheAddress() {
        assertThat(ApiRequest.get("/find").query("name", "a&admin=1#x").build().path())
                .isEqualTo("/find?name=a%26admin%3D1%23x");
    }

    @Test
    void textIsReadInTheCharsetItNames() {
        ApiResponse latin = new ApiResponse(
                200,
                Map.of("content-type", List.of("text/html; charset=ISO-8859-1")),
                "é".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(latin.text()).isEqualTo("é");
        ApiResponse unknown = new ApiResponse(
                200,
                Map.of("Content-Type", List.of("text/html; charset=klingon")),
                "é".getBytes(StandardCharsets.UTF_8));
        assertThat(unknown.text()).isEqualTo("é");
    }

    @Test
    void aPageInsteadOfJsonIsNoJson() {
        ApiResponse page = new ApiResponse(200, Map.of(), "<html>".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(page::json).isInstanceOf(SyncException.Transient.class);
    }

    @Test
    void whatIsNoTextIsNoJson() {
        byte[] noUtf32 = {0, 0, 0, '{', (byte) 0xff, (byte) 0xff, 0, 0};
        assertThatThrownBy(() -> new ApiResponse(200, Map.of(), noUtf32).json())
                .isInstanceOf(SyncException.Transient.class);
    }

    @Test
    void momentsLieWhereDatabasesAndCrmsCanWriteThem() {
        ExternalId id = new ExternalId("lab", "", "1");
        Message.Builder message = Message.of(id).conversation(id).author(id);
        assertThatThrownBy(() -> message.sentAt(Instant.MAX).build())
                .hasMessageContaining("between the years 1 and 9999");
        assertThatThrownBy(() -> SocialProfile.of(id).observedAt(Instant.MIN).build())
                .isInstanceOf(IllegalArgumentException.class);
        Instant last = Instant.parse("9999-12-31T23:59:59Z");
        assertThat(message.sentAt(last).build().sentAt()).isEqualTo(last);
    }

    @Test
    void aCursorHasBounds() {
        assertThatThrownBy(() -> new Cursor("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Cursor("1".repeat(4_001))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Cursor("{").tree()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aMessageNeedsItsParents() {
        Message.Builder message = Message.of(new ExternalId("lab", "x", "1")).sentAt(Instant.EPOCH);
        assertThatThrownBy(message::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("conversation");
    }

    @Test
    void itemsWithoutANameAreToldApartByWhatTheyHold() {
        Page.Builder page = Page.builder();
        for (String item : List.of("{\"text\":\"one\"}", "{\"text\":\"other\"}", "{\"text\":\"one\"}")) {
            page.read(" ", item, () -> {
                throw new IllegalArgumentException("it has no id");
            });
        }
        List<Page.Rejected> rejected = page.build(new Cursor("1")).rejected();
        assertThat(rejected.get(0).id())
                .startsWith("nameless-")
                .isEqualTo(rejected.get(2).id());
        assertThat(rejected.get(1).id())
                .startsWith("nameless-")
                .isNotEqualTo(rejected.get(0).id());
        assertThat(new Page.Rejected("7", "it is odd", "{}").id()).isEqualTo("7");
    }
}
