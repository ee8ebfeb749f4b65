// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import io.parley.lab.simulator.mastodon.Person;
import org.junit.jupiter.api.BeforeEach;

class OwnContractTest extends StreamContract {

    @BeforeEach
    void write() {
        Person brand = account.simulator().brand();
        String question = account.says(account.ada(), "@brand@social.example Is it open?", "public", null);
        account.says(brand, "Good morning", "public", null);
        account.says(brand, "@ada@far.example Yes.", "public", question);
        String answer = account.says(brand, "@ada@far.example Until six.", "direct", question);
        account.says(brand, "@ada@far.example On Sundays too.", "direct", answer);
        account.says(brand, "Good evening", "private", null);
        account.says(brand, "Good night", "unlisted", null);
    }

    @Override
    protected String stream() {
        return "own";
    }
}
