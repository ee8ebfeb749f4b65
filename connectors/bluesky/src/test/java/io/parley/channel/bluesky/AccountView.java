// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import io.parley.lab.ChannelView;
import io.parley.lab.simulator.bluesky.Post;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A simulated network as Ada and the brand use it. */
record AccountView(BrandAccount account) implements ChannelView {

    @Override
    public boolean beginsConversations() {
        return true;
    }

    @Override
    public String says(String text, @Nullable String inReplyTo) {
        return account.says(account.ada(), "@brand.example " + text, inReplyTo);
    }

    @Override
    public void removes(String id) {
        account.simulator().deletes(id);
    }

    @Override
    public List<String> said() {
        return account.simulator().by(account.simulator().brand()).stream()
                .map(Post::text)
                .toList();
    }
}
