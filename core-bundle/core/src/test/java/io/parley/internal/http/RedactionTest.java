// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.spi.http.AccessToken;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedactionTest {

    private static final ApiRequest QUESTION = ApiRequest.get("/").build();

    private static ApiResponse answer(int status, String body) {
        return new ApiResponse(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aRefusalThatRepeatsTheTokenIsReadWithoutIt() {
        Redaction redaction = new Redaction(List.of("Bearer t0ken-of-ours"), false);
        assertThat(redaction
                        .of(answer(403, "t0ken-of-ours is not enough"), QUESTION, null)
                        .text())
                .isEqualTo("*** is not enough");
    }

    @Test
    void aPasswordIsFoundWithinWhatBasicWraps() {
        Redaction redaction = new Redaction(List.of("Basic YWRhOnBhc3M6d29yZA=="), false);
        assertThat(redaction
                        .of(answer(401, "no: pass:word, YWRhOnBhc3M6d29yZA=="), QUESTION, null)
                        .text())
                .isEqualTo("no: ***, ***");
    }

    @Test
    void aSecretIsFoundInTheFormsThatVendorsRepeatItIn() {
        Redaction redaction = new Redaction(List.of("Bearer a.b/c+d e=\"é\uD83D\uDE00"), false);
        for (String told : List.of(
                "a.b/c+d e=\"é\uD83D\uDE00",
                "a.b\\/c\\u002Bd e\\u003d\\\"\\u00E9\\ud83d\\ude00",
                "a.b%2Fc%2Bd+e%3D%22%C3%A9%F0%9F%98%80",
                "a.b%2fc%2bd%20e%3d%22%c3%a9%f0%9f%98%80")) {
            assertThat(redaction
                            .of(answer(400, "{\"error\": \"" + told + " is no good\"}"), QUESTION, null)
                            .text())
                    .isEqualTo("{\"error\": \"*** is no good\"}");
        }
        ApiResponse other = answer(400, "axb/c+d e");
        assertThat(redaction.of(other, QUESTION, null)).isSameAs(other);
    }

    @Test
    void anAccessTokenIsASecretToo() {
        assertThat(new Redaction(List.of(), false)
                        .of(answer(500, "short-lived died"), QUESTION, AccessToken.bearer("short-lived"))
                        .text())
                .isEqualTo("*** died");
    }

    @Test
    void whatIsSentToGetATokenIsNotRepeated() {
        ApiRequest login = ApiRequest.post("/token")
                .form(Map.of("client_secret", "s3cret & more"))
                .build();
        assertThat(new Redaction(List.of(), true)
                        .of(answer(400, "s3cret & more is wrong"), login, null)
                        .text())
                .isEqualTo("*** is wrong");
    }

    @Test
    void aGoodAnswerStaysAsItIs() {
        ApiResponse good = answer(200, "t0ken-of-ours");
        assertThat(new Redaction(List.of("Bearer t0ken-of-ours"), false).of(good, QUESTION, null))
                .isSameAs(good);
    }

    @Test
    void aDocumentThatIsSentToGetATokenIsNotRepeatedEither() {
        ApiRequest login = ApiRequest.post("/session")
                .json(JsonNodeFactory.instance
                        .objectNode()
                        .put("identifier", "ada")
                        .put("password", "abcd-efgh"))
                .build();
        ApiResponse refusal = answer(400, "abcd-efgh is wrong for ada");
        assertThat(new Redaction(List.of(), true).of(refusal, login, null).text())
                .isEqualTo("*** is wrong for ada");
        assertThat(new Redaction(List.of(), false).of(refusal, login, null))
                .as("what is no credential may be quoted")
                .isSameAs(refusal);
    }

    @Test
    void theSecretThatRenewsATokenIsRepeatedNeitherThenNorWhenItIsUsed() {
        AccessToken token = AccessToken.bearer("short-lived").renewableBy("long-lived");
        assertThat(new Redaction(List.of(), true)
                        .of(answer(500, "short-lived of long-lived died"), QUESTION, token)
                        .text())
                .isEqualTo("*** of *** died");
        ApiRequest renewal = ApiRequest.post("/renew")
                .header("authorization", "Bearer long-lived")
                .header("Accept", "text/plain")
                .build();
        assertThat(new Redaction(List.of(), true)
                        .of(answer(400, "long-lived is no text/plain"), renewal, null)
                        .text())
                .isEqualTo("*** is no text/plain");
    }
}
