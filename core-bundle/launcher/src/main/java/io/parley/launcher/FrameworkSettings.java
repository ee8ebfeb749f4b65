// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.osgi.framework.Constants;

/** What the framework and the bundles that read its properties are told. */
final class FrameworkSettings {

    /** The start level at which everything but the shell runs. */
    static final int RUNNING = 50;

    /** The start level at which the shell runs too. */
    static final int SHELL = 60;

    // Where the connectors and adapters of the distribution are: below the file watcher that installs plug-ins.
    private static final String PLUGIN_LEVEL = "40";

    private FrameworkSettings() {}

    static Map<String, String> of(Home home, AgentOptions options, Path logging, String version) {
        Map<String, String> settings = new HashMap<>();
        settings.put("parley.home", home.folder().toString());
        settings.put("parley.version", version);
        framework(settings, home, options.shell());
        web(settings, options);
        configuration(settings, home);
        plugins(settings, home);
        logging(settings, logging);
        return Map.copyOf(settings);
    }

    private static void framework(Map<String, String> settings, Home home, boolean shell) {
        settings.put(
                Constants.FRAMEWORK_STORAGE, home.cache().resolve("framework").toString());
        // Nothing is remembered from the last run: the bundles come from the distribution and from plugins/.
        settings.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        // Raised in the background, so that a bundle that hangs at its start cannot hang the launcher.
        settings.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, "1");
        // Felix: HomeLock does this already.
        settings.put("felix.cache.locking", "false");
        // Felix: handlers for its addresses belong to the whole JVM, and the shell alone needs them.
        settings.put("felix.service.urlhandlers", Boolean.toString(shell));
        // Declarative Services: loggers with names of their own, otherwise all goes to the root logger.
        settings.put("ds.log.extension", "true");
        // Felix: would write to standard output; its faults come as events as well, and those are logged.
        settings.put("felix.log.level", "0");
    }

    private static void web(Map<String, String> settings, AgentOptions options) {
        settings.put("org.osgi.service.http.port", Integer.toString(options.port()));
        settings.put("org.apache.felix.http.host", options.bind());
        settings.put("org.apache.felix.http.jetty.threadpool.max", "64");
        settings.put("org.apache.felix.http.jetty.sendServerHeader", "false");
        settings.put("org.apache.felix.http.jetty.maxFormSize", "262144");
        settings.put("org.apache.felix.http.timeout", "60000");
    }

    private static void configuration(Map<String, String> settings, Home home) {
        // Without this a component could be configured before the placeholders are replaced.
        settings.put("felix.cm.config.plugins", "org.apache.felix.configadmin.plugin.interpolation");
        settings.put(
                "org.apache.felix.configadmin.plugin.interpolation.secretsdir",
                home.secrets().toString());
        settings.put("org.apache.felix.configadmin.plugin.interpolation.file.encoding", "UTF-8");
    }

    private static void plugins(Map<String, String> settings, Home home) {
        settings.put("felix.fileinstall.dir", home.plugins().toString());
        settings.put("felix.fileinstall.filter", ".*\\.jar");
        settings.put("felix.fileinstall.subdir.mode", "skip");
        settings.put("felix.fileinstall.poll", "500");
        settings.put("felix.fileinstall.noInitialDelay", "true");
        settings.put("felix.fileinstall.tmpdir", home.cache().resolve("plugins").toString());
        settings.put("felix.fileinstall.start.level", PLUGIN_LEVEL);
        settings.put("felix.fileinstall.enableConfigSave", "false");
        // 3 is info: which plug-in came and went.
        settings.put("felix.fileinstall.log.level", "3");
        settings.put("felix.fileinstall.log.default", "jul");
    }

    private static void logging(Map<String, String> settings, Path configuration) {
        settings.put("org.ops4j.pax.logging.StaticLogbackFile", configuration.toString());
        // Events before the configuration is read wait for it instead of going to standard output.
        settings.put("org.ops4j.pax.logging.useBufferingLogFallback", "true");
    }
}
