// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.knowledge;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.channel.webchat.guard.Rates;
import io.parley.channel.webchat.web.Call;
import io.parley.channel.webchat.web.RefusedException;
import io.parley.channel.webchat.web.Resource;
import java.io.IOException;
import java.util.regex.Pattern;

/** A visitor types a question, and pages that may answer it are suggested. */
public final class SuggestionsResource implements Resource {

    private static final Pattern PATH = Pattern.compile("/suggestions");
    private static final int PER_MINUTE = 120;

    private final Knowledge knowledge;
    private final Rates asked;

    /**
     * Of what is known.
     *
     * @param asked how often each origin asked
     */
    public SuggestionsResource(Knowledge knowledge, Rates asked) {
        this.knowledge = knowledge;
        this.asked = asked;
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
    public void answer(Call call) throws RefusedException, IOException, InterruptedException {
        if (asked.count(call.address()) > PER_MINUTE) {
            throw RefusedException.forNow("Too many suggestions were asked for; please wait a little.");
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode suggestions = answer.putArray("suggestions");
        for (Suggestion one : knowledge.suggest(call.parameter("q").orElse(""))) {
            suggestions
                    .addObject()
                    .put("title", one.title())
                    .put("link", one.link().toString())
                    .put("excerpt", one.excerpt());
        }
        call.answer(200, answer);
    }
}
