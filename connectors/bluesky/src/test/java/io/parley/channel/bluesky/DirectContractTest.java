// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import io.parley.lab.ChannelView;
import io.parley.lab.simulator.bluesky.Person;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

class DirectContractTest extends StreamContract {

    @BeforeEach
    void write() {
        account.chats();
        Person ada = account.ada();
        String question = account.writes(ada, "Is it open?", null);
        account.writes(account.simulator().person("joan.example"), "Hello", null);
        account.simulator().chats().brandSays(ada, "Yes.");
        account.writes(ada, "On Sundays too?", question);
        account.writes(ada, "And on Mondays?", null);
        account.writes(ada, "Thanks", null);
        account.simulator().limitPages(3);
    }

    @Override
    protected String stream() {
        return "direct";
    }

    @Override
    protected ChannelView channel() {
        return new ChatView(account);
    }

    /** Conversations in which nothing was said have no last message. */
    @Override
    protected Set<String> fieldsThatMayBeMissing() {
        return Set.of("cursor", "lastMessage");
    }
}
