// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import io.parley.lab.simulator.bluesky.Person;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

class OwnContractTest extends StreamContract {

    @BeforeEach
    void write() {
        Person brand = account.simulator().brand();
        String question = account.says(account.ada(), "@brand.example Is it open?", null);
        account.says(brand, "Good morning", null);
        String answer = account.says(brand, "Yes.", question);
        account.says(brand, "Until six.", answer);
        account.says(brand, "On Sundays too.", question);
        account.says(brand, "Good evening", null);
        account.says(brand, "Good night", null);
        account.simulator().limitPages(4);
    }

    @Override
    protected String stream() {
        return "own";
    }

    /** Without their posts all entries are alike: one rejection stands for them. */
    @Override
    protected Set<String> fieldsThatMayBeMissing() {
        return Set.of("cursor", "post");
    }
}
