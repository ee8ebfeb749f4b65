// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import io.parley.lab.simulator.mastodon.Person;
import org.junit.jupiter.api.BeforeEach;

class AnswersContractTest extends StreamContract {

    @BeforeEach
    void write() {
        Person brand = account.simulator().brand();
        Person joan = account.simulator().person("joan");
        for (int i = 0; i < 7; i++) {
            String news = account.says(brand, "News number " + i, "public", null);
            account.says(account.ada(), "Nice, number " + i, "public", news);
        }
        String post = account.says(brand, "Good morning", "public", null);
        String answer = account.says(account.ada(), "Good morning to you", "unlisted", post);
        account.says(joan, "@brand Good morning", "public", post);
        account.says(joan, "To me too?", "public", answer);
        account.says(brand, "And good night", "public", post);
    }

    @Override
    protected String stream() {
        return "answers";
    }
}
