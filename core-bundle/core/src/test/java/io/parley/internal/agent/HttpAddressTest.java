// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class HttpAddressTest {

    @Test
    void addressesOfAllFamiliesAreRead() {
        assertThat(HttpAddress.address("http://127.0.0.1:8080/")).hasValue(URI.create("http://127.0.0.1:8080"));
        assertThat(HttpAddress.address("http://::1:8080/")).hasValue(URI.create("http://[::1]:8080"));
        assertThat(HttpAddress.address("http://[::1]:8080/")).hasValue(URI.create("http://[::1]:8080"));
        assertThat(HttpAddress.address("/")).isEmpty();
        assertThat(HttpAddress.address("null")).isEmpty();
    }
}
