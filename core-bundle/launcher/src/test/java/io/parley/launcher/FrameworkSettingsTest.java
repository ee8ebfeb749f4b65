// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrameworkSettingsTest {

    private final Home home = new Home(Path.of("/srv/parley"));
    private final Map<String, String> settings = FrameworkSettings.of(
            home,
            AgentOptions.defaults().withBind("10.0.0.1").withPort(9000),
            Path.of("/srv/parley/config/logback.xml"),
            "1.2");

    @Test
    void coreIsToldWhereItsHomeIs() {
        assertThat(settings).containsEntry("parley.home", "/srv/parley").containsEntry("parley.version", "1.2");
    }

    @Test
    void webServerListensWhereAsked() {
        assertThat(settings)
                .containsEntry("org.osgi.service.http.port", "9000")
                .containsEntry("org.apache.felix.http.host", "10.0.0.1")
                .containsEntry("org.apache.felix.http.jetty.sendServerHeader", "false")
                .containsEntry("org.apache.felix.http.jetty.threadpool.max", "64");
    }

    @Test
    void nothingIsKeptInTheFrameworkBetweenRuns() {
        assertThat(settings)
                .containsEntry("org.osgi.framework.storage", "/srv/parley/cache/framework")
                .containsEntry("org.osgi.framework.storage.clean", "onFirstInit");
    }

    @Test
    void secretsComeFromTheirFolder() {
        assertThat(settings)
                .containsEntry("felix.cm.config.plugins", "org.apache.felix.configadmin.plugin.interpolation")
                .containsEntry("org.apache.felix.configadmin.plugin.interpolation.secretsdir", "/srv/parley/secrets");
    }

    @Test
    void onlyJarsAreTakenFromThePlugInFolder() {
        assertThat(settings)
                .containsEntry("felix.fileinstall.dir", "/srv/parley/plugins")
                .containsEntry("felix.fileinstall.filter", ".*\\.jar")
                .containsEntry("felix.fileinstall.poll", "500")
                .containsEntry("felix.fileinstall.noInitialDelay", "true")
                .containsEntry("felix.fileinstall.enableConfigSave", "false")
                .containsEntry("felix.fileinstall.start.level", "40");
    }

    @Test
    void logIsConfiguredByTheFile() {
        assertThat(settings).containsEntry("org.ops4j.pax.logging.StaticLogbackFile", "/srv/parley/config/logback.xml");
    }
}
