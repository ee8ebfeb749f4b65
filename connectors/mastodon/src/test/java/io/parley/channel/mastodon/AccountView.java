// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import io.parley.lab.ChannelView;
import io.parley.lab.simulator.mastodon.Post;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A simulated server as Ada and the brand use it. */
record AccountView(BrandAccount account) implements ChannelView {

    private static final String TO_THE_BRAND = "@brand@social.example ";

    @Override
    public boolean beginsConversations() {
        return true;
    }

    @Override
    public String says(String text, @Nullable String inReplyTo) {
        return account.says(account.ada(), TO_THE_BRAND + text, "public", inReplyTo);
    }

    @Override
    public void edits(String id, String text) {
        account.passes(Duration.ofSeconds(1));
        account.simulator().edits(id, TO_THE_BRAND + text);
    }

    @Override
    public void removes(String id) {
        account.simulator().deletes(id);
    }

    @Override
    public List<String> said() {
        return account.simulator().by("brand").stream().map(Post::text).toList();
    }
}
