// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.model.Attachment;
import io.parley.spi.channel.ChannelDescription;
import io.parley.spi.channel.Reply;
import java.util.ArrayList;
import java.util.List;

/** The files that a channel takes with answers; none at first. */
final class TestFiles {

    private final List<Attachment> taken = new ArrayList<>();
    private boolean wanted;

    /** From now on answers may have files. */
    void want() {
        wanted = true;
    }

    ChannelDescription.Builder describe(ChannelDescription.Builder description) {
        return wanted ? description.attachments() : description;
    }

    void take(Reply reply) {
        taken.addAll(reply.attachments());
    }

    List<Attachment> taken() {
        return taken;
    }
}
