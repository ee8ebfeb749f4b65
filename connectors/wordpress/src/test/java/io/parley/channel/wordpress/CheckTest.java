// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.wordpress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.spi.AccountInfo;
import io.parley.spi.SyncException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CheckTest {

    private final ScriptedSite site = new ScriptedSite();

    @AfterEach
    void close() {
        site.close();
    }

    @Test
    void whoMayModerateReadsEverything() throws Exception {
        AccountInfo info = site.user().connector().check();
        assertThat(info.name()).isEqualTo("Parley");
        assertThat(info.profile().orElseThrow().id()).isEqualTo("user/7");
        assertThat(info.warnings()).isEmpty();
        assertThat(site.calls().get(0).header("Authorization")).contains("Basic cGFybGV5OmFiY2QgRUZHSA==");
    }

    @Test
    void whoMayNotIsWarned() throws Exception {
        site.answer(200, "{\"id\":7,\"name\":\"Parley\",\"roles\":[\"author\"],\"capabilities\":{\"read\":true}}");
        assertThat(site.connector().check().warnings()).singleElement().satisfies(warning -> assertThat(warning)
                .startsWith("Parley (author) may not moderate comments")
                .contains("Editor"));
    }

    @Test
    void plainPermalinksAreToldApart() {
        site.answer(404, "<html>").answer(200, "{\"home\":\"https://example.org/blog\"}");
        assertThatThrownBy(() -> site.connector().check())
                .isInstanceOf(SyncException.Permanent.class)
                .hasMessageContaining("https://example.org/blog")
                .hasMessageContaining("/?rest_route=/");
        assertThat(site.calls().get(1).parameter("rest_route")).contains("/");
    }

    @Test
    void whatIsNoWordPressIsTold() {
        site.answer(404, "<html>").answer(200, "<html>");
        assertThatThrownBy(() -> site.connector().check())
                .isInstanceOf(SyncException.Permanent.class)
                .hasMessageContaining("There is no REST API")
                .hasMessageContaining("check the address");
    }

    @Test
    void aFirewallIsToldFromAWrongPassword() {
        site.answer(403, "<html>");
        assertThatThrownBy(() -> site.connector().check())
                .isInstanceOf(SyncException.Permanent.class)
                .hasMessageContaining("security plug-in");
        site.fault(401, "rest_not_logged_in");
        assertThatThrownBy(() -> site.connector().check())
                .isInstanceOf(SyncException.AuthExpired.class)
                .hasMessageContaining("https")
                .hasMessageContaining("Authorization");
    }
}
