// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsResourceTest {

    @Test
    void eachPartAddsWhatItKnows() throws Exception {
        try (RunningChat chat = new RunningChat(new SettingsResource(List.of(
                settings -> settings.put("title", "Chat with us"),
                settings -> settings.put("language", "de-AT".equals(text(settings)) ? "de" : "en"))))) {
            JsonNode settings = chat.get("/settings?language=de-AT&page=/shop%00");
            assertThat(settings.path("title").asText()).isEqualTo("Chat with us");
            assertThat(settings.path("language").asText()).isEqualTo("de");
            assertThat(settings.path("page").asText()).isEqualTo("/shop");
        }
    }

    private static String text(JsonNode settings) {
        return settings.path("language").asText();
    }
}
