// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.parley.channel.webchat.files.VisitorFiles;
import io.parley.channel.webchat.web.Call;
import io.parley.channel.webchat.web.RefusedException;
import io.parley.channel.webchat.web.Resource;
import io.parley.spi.channel.Inbox.NotStoredException;
import io.parley.spi.channel.KeptFile;
import java.io.IOException;
import java.util.Objects;
import java.util.regex.Pattern;

/** A visitor sends a file, to be named in what they say next. */
final class FileResource implements Resource {

    private static final Pattern PATH = Pattern.compile(CONVERSATION + "/files");

    private final Desk desk;
    private final Limits limits;
    private final VisitorFiles files;

    FileResource(Desk desk, Limits limits, VisitorFiles files) {
        this.desk = desk;
        this.limits = limits;
        this.files = files;
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
        String conversation = call.part(1);
        desk.admit(conversation, call.bearer());
        if (!limits.maySendFile(conversation)) {
            throw RefusedException.forNow("Too many files in a short time; please wait a little.");
        }
        KeptFile file = files.accept(
                conversation,
                call.parameter("name").orElse(""),
                Objects.requireNonNullElse(call.request().getContentType(), ""),
                call.request().getContentLengthLong(),
                call.request().getInputStream());
        call.answer(
                201,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("id", file.id())
                        .put("name", file.name())
                        .put("mediaType", file.mediaType())
                        .put("size", file.size())
                        .put("link", files.forPages(file.link()).toString()));
    }
}
