// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import io.parley.lab.ChannelView;
import io.parley.lab.simulator.bluesky.Person;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

class SearchContractTest extends StreamContract {

    @BeforeEach
    void write() {
        account.listensFor("kettle");
        Person ada = account.ada();
        Person joan = account.simulator().person("joan.example");
        String question = account.says(ada, "Which kettle is good?", null);
        account.says(account.simulator().brand(), "Our kettle is", question);
        account.says(joan, "A red Kettle", question);
        account.says(joan, "Nothing about it", question);
        account.says(ada, "My kettle is broken", null);
        account.says(joan, "kettles everywhere", null);
        account.says(ada, "No kettle for @brand.example", null);
        account.simulator().limitPages(3);
    }

    @Override
    protected String stream() {
        return "search: kettle";
    }

    @Override
    protected ChannelView channel() {
        return new ChannelView() {
            @Override
            public boolean beginsConversations() {
                return true;
            }

            @Override
            public String says(String text, @Nullable String inReplyTo) {
                return account.says(account.ada(), "The kettle: " + text, inReplyTo);
            }

            @Override
            public void removes(String id) {
                account.simulator().deletes(id);
            }
        };
    }

    @Override
    protected Set<String> fieldsThatMayBeMissing() {
        return Set.of("cursor");
    }
}
