// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import io.parley.channel.webchat.mail.Mailing;
import io.parley.channel.webchat.web.Call;
import io.parley.channel.webchat.web.RefusedException;
import io.parley.channel.webchat.web.Resource;
import io.parley.model.Direction;
import io.parley.model.ExternalId;
import io.parley.spi.channel.Inbox.NotStoredException;
import io.parley.spi.channel.Transcript;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * A visitor wants what was said as an e-mail. Nobody can have letters sent to strangers by this: it goes to the address with
 * which the conversation began, once an hour, and only when somebody has answered there.
 */
final class TranscriptResource implements Resource {

    private static final Pattern PATH = Pattern.compile(CONVERSATION + "/transcript");
    private static final int MOST = 1_000;

    private final Desk desk;
    private final Transcript transcript;
    private final Mailing mailing;

    TranscriptResource(Desk desk, Transcript transcript, Mailing mailing) {
        this.desk = desk;
        this.transcript = transcript;
        this.mailing = mailing;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public Pattern path() {
        return PATH;
    }

    @Override
    public void answer(Call call) throws RefusedException, NotStoredException, IOException, InterruptedException {
        desk.admit(call.part(1), call.bearer());
        String email = call.document().path("email").asText("");
        ExternalId conversation = desk.conversation(call.part(1));
        Transcript.Opening opening = transcript
                .opening(conversation)
                .orElseThrow(() -> new RefusedException(404, "There is no such conversation."));
        boolean own = opening.author().contactPoints().stream()
                .anyMatch(point -> point.value().equalsIgnoreCase(email.strip()));
        if (!own) {
            throw RefusedException.unusable("email must be the address that you gave when the conversation began.");
        }
        boolean answered = transcript.after(conversation, 0, MOST).stream()
                .flatMap(entry -> entry.message().stream())
                .anyMatch(message -> message.direction() == Direction.OUTBOUND);
        if (!answered) {
            throw new RefusedException(409, "Nobody has answered yet; there is nothing to send.");
        }
        mailing.wanted(conversation);
        call.answer(202);
    }
}
