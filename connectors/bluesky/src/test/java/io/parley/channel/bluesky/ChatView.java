// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import io.parley.lab.ChannelView;
import io.parley.lab.simulator.bluesky.Chats;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Direct messages as Ada and the brand use them. */
record ChatView(BrandAccount account) implements ChannelView {

    @Override
    public String says(String text, @Nullable String inReplyTo) {
        return named(account.writes(account.ada(), text, inReplyTo == null ? null : id(inReplyTo)));
    }

    @Override
    public String accountSays(String text) {
        account.passes(Duration.ofSeconds(1));
        return named(chats().brandSays(account.ada(), text));
    }

    @Override
    public void removes(String id) {
        chats().deletes(id(id));
    }

    @Override
    public List<String> said() {
        return chats().said(account.ada());
    }

    private Chats chats() {
        return account.simulator().chats();
    }

    private String named(String id) {
        return chats().id(account.ada()) + "/" + id;
    }

    private static String id(String name) {
        return name.substring(name.indexOf('/') + 1);
    }
}
