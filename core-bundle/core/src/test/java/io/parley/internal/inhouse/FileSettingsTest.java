// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.inhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://files.example.org", "http://localhost:8080/", "HTTPS://files.example.org/"})
    void anAddressOfAHostIsTaken(String text) {
        assertThat(FileSettings.address(text).getRawPath()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "files.example.org",
                "mailto:files@example.org",
                "ftp://files.example.org",
                "https://files.example.org/files",
                "https://files.example.org?x",
                "https://files.example.org#x",
                "https://me@files.example.org",
                "https://",
                "not an address"
            })
    void nothingElseIs(String text) {
        assertThatThrownBy(() -> FileSettings.address(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
