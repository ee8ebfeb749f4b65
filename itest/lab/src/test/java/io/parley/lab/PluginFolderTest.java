// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.jar.Attributes;
import org.junit.jupiter.api.Test;

class PluginFolderTest {

    private static final String README = """
            # Board

            **API**: version 3, see `apiVersion`.

            ## Limits

            - Notes have at most **500** characters, see [the rules](https://board.example/rules).

            | What | Bound |
            | --- | --- |
            | notes in a page | `100` |

            ## Repeat safety

            Every note has a key.

            Later a person decides.
            """;

    private final PluginFolder folder = new PluginFolder(README.lines().toList(), new Attributes());

    @Test
    void whatTheReadmeSaysIsReadWithoutItsMarks() {
        assertThat(folder.api()).isEqualTo("version 3, see apiVersion.");
        assertThat(folder.items("## Limits"))
                .containsExactly("Notes have at most 500 characters, see the rules.", "notes in a page: 100");
        assertThat(folder.paragraphs("## Repeat safety"))
                .containsExactly("Every note has a key.", "Later a person decides.");
        assertThat(folder.items("## Nothing")).isEmpty();
    }
}
