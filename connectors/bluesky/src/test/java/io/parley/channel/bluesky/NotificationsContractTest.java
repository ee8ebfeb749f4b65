// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import io.parley.lab.ChannelView;
import io.parley.lab.simulator.bluesky.Person;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

class NotificationsContractTest extends StreamContract {

    @BeforeEach
    void write() {
        Person ada = account.ada();
        Person joan = account.simulator().person("joan.example");
        String question = account.says(ada, "@brand.example Is it open?", null);
        account.simulator().follows(joan);
        String answer = account.says(account.simulator().brand(), "Yes.", question);
        account.says(ada, "Thanks!", answer);
        account.simulator().likes(joan, answer);
        account.passes(Duration.ofSeconds(1));
        account.simulator().quotes(joan, "Look at this", answer);
        account.says(joan, "Me too", question);
        account.says(ada, "@brand.example One more", null);
        account.says(joan, "@brand.example Hello", null);
        account.simulator().limitPages(3);
    }

    @Override
    protected String stream() {
        return "notifications";
    }

    @Override
    protected ChannelView channel() {
        return new AccountView(account);
    }

    @Override
    protected Set<String> fieldsThatMayBeMissing() {
        return Set.of("cursor");
    }
}
