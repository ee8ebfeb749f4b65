// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SecretFormsTest {

    private static final String SECRET = "s3cret/tok en+9Zp==";

    @Test
    void aSecretIsFoundInEveryForm() {
        String encoded = URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        for (String told : List.of(
                "token " + SECRET + ".",
                "?token=" + encoded,
                "/bot" + encoded.replace("+", "%20") + "/send",
                "?token=" + encoded.replace("%2F", "%2f").replace("%2B", "%2b").replace("%3D", "%3d"),
                Base64.getEncoder().encodeToString(bytes(SECRET)),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(SECRET)))) {
            assertThat(SecretForms.toldIn(told, List.of("another", SECRET)))
                    .as(told)
                    .hasValue(SECRET);
        }
    }

    @Test
    void aSecretIsFoundWithinBase64WhereverItBegins() {
        for (String user : List.of("", "a", "ab", "abc", "abcd")) {
            String header = "Basic " + Base64.getEncoder().encodeToString(bytes(user + ":" + SECRET + "\n"));
            assertThat(SecretForms.toldIn(header, List.of(SECRET))).as(header).isPresent();
        }
    }

    @Test
    void whatIsNoSecretIsNotFound() {
        assertThat(SecretForms.toldIn("GET 127.0.0.1/notes 200", List.of(SECRET, "")))
                .isEmpty();
        assertThat(SecretForms.toldIn(SECRET.toUpperCase(Locale.ROOT), List.of(SECRET)))
                .isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
