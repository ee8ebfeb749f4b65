// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.channel.webchat.web.Call;
import io.parley.channel.webchat.web.Resource;
import io.parley.spi.Untrusted;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** A page asks how the chat is to be shown, and what it can do. */
final class SettingsResource implements Resource {

    private static final Pattern PATH = Pattern.compile("/settings");
    private static final int LONGEST_LANGUAGE = 35;
    private static final int LONGEST_PAGE = 2_000;

    private final List<SettingsPart> parts;

    SettingsResource(List<SettingsPart> parts) {
        this.parts = List.copyOf(parts);
    }

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public Pattern path() {
        return PATH;
    }

    @Override
    public void answer(Call call) throws IOException {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        call.parameter("language")
                .ifPresent(language -> settings.put("language", Untrusted.text(language, LONGEST_LANGUAGE)));
        call.parameter("page").ifPresent(page -> settings.put("page", Untrusted.text(page, LONGEST_PAGE)));
        parts.forEach(part -> part.describe(settings));
        call.answer(200, settings);
    }
}
