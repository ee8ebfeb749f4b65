// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProxiesTest {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    @Test
    void nobodyIsBelievedUnlessConfigured() {
        assertThat(caller("203.0.113.9", Map.of(FORWARDED_FOR, List.of("198.51.100.1"))))
                .isEqualTo("203.0.113.9");
        assertThat(caller("203.0.113.9", Map.of(FORWARDED_FOR, List.of("198.51.100.1")), "10.0.0.0/8"))
                .isEqualTo("203.0.113.9");
    }

    @Test
    void aProxySaysWhomItSpeaksFor() {
        assertThat(caller("10.0.0.1", Map.of(FORWARDED_FOR, List.of("198.51.100.1")), "10.0.0.0/8"))
                .isEqualTo("198.51.100.1");
        assertThat(caller("10.0.0.1", Map.of(FORWARDED_FOR, List.of("198.51.100.1:51234")), "10.0.0.0/8"))
                .isEqualTo("198.51.100.1");
        assertThat(caller("::1", Map.of("Forwarded", List.of("for=\"[2001:db8:1:2:3::4]:47011\";proto=https")), "::1"))
                .isEqualTo("20010db800010002/64");
        assertThat(caller("::1", Map.of("Forwarded", List.of("by=10.0.0.1;For=198.51.100.1")), "::1"))
                .isEqualTo("198.51.100.1");
    }

    @Test
    void whatStandsBeforeAStrangerIsInvented() {
        assertThat(caller(
                        "10.0.0.1", Map.of(FORWARDED_FOR, List.of("192.0.2.1, 198.51.100.1, 10.0.0.2")), "10.0.0.0/8"))
                .isEqualTo("198.51.100.1");
        assertThat(caller("10.0.0.1", Map.of(FORWARDED_FOR, List.of("192.0.2.1", "198.51.100.1")), "10.0.0.0/8"))
                .isEqualTo("198.51.100.1");
        assertThat(caller("10.0.0.1", Map.of(FORWARDED_FOR, List.of("192.0.2.1, unknown")), "10.0.0.0/8"))
                .isEqualTo("10.0.0.1");
    }

    @Test
    void namesAreNotLookedUp() {
        assertThat(caller("10.0.0.1", Map.of(FORWARDED_FOR, List.of("localhost")), "10.0.0.0/8"))
                .isEqualTo("10.0.0.1");
        assertThatThrownBy(() -> new Proxies(new String[] {"proxy.example.org"}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Proxies(new String[] {"10.0.0.0/33"}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anAddressOfTheOldKindIsTheSameInTheNewOne() {
        assertThat(caller("::ffff:198.51.100.1", Map.of())).isEqualTo("198.51.100.1");
        assertThat(caller("[::1]", Map.of(FORWARDED_FOR, List.of("198.51.100.1")), "::1"))
                .isEqualTo("198.51.100.1");
    }

    private static String caller(String remote, Map<String, List<String>> headers, String... trusted) {
        return new Proxies(trusted)
                .caller(Requests.of("POST", remote, headers))
                .orElseThrow()
                .origin();
    }
}
