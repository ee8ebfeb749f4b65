// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.mastodon;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.lab.simulator.mastodon.Person;
import io.parley.model.SocialProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LookupTest {

    private final BrandAccount account = new BrandAccount();

    @AfterEach
    void close() {
        account.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@far.example", "@ada@far.example", " @ada@far.example "})
    void aPersonIsFoundByTheHandle(String handle) throws Exception {
        Person ada = account.ada();
        account.simulator().changes(ada, "Ada", "Likes tea", 12);
        account.simulator().addsField(ada, "Mail", "ada@far.example");
        SocialProfile profile = account.connector().profile(handle).orElseThrow();
        assertThat(profile.id().key()).isEqualTo("mastodon:far.example/users/ada");
        assertThat(profile.displayName()).isEqualTo("Ada");
        assertThat(profile.bio()).contains("Likes tea");
        assertThat(profile.contactPoints()).hasSize(1);
    }

    @Test
    void nobodyIsNobody() throws Exception {
        assertThat(account.connector().profile("nobody@far.example")).isEmpty();
    }
}
