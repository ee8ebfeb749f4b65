// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import io.parley.lab.ChannelView;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A simulated server on which Ada speaks to nobody in particular.
 *
 * @param account the brand's
 * @param heard what is listened to, which ends all that she says
 */
record HeardView(BrandAccount account, String heard) implements ChannelView {

    @Override
    public boolean beginsConversations() {
        return true;
    }

    @Override
    public String says(String text, @Nullable String inReplyTo) {
        return account.says(account.ada(), text + heard, "public", inReplyTo);
    }

    @Override
    public void edits(String id, String text) {
        account.passes(Duration.ofSeconds(1));
        account.simulator().edits(id, text + heard);
    }

    @Override
    public void removes(String id) {
        account.simulator().deletes(id);
    }
}
