// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.internal.http.Network;
import io.parley.internal.http.ProxyServer;
import io.parley.internal.http.Trust;
import io.parley.internal.inhouse.FileSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Dictionary;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the configuration of the agent into the network that its HTTP client uses.
 *
 * @param home where relative paths begin
 */
record NetworkSettings(Path home) {

    static final String PID = "io.parley.agent";

    private static final Logger LOG = LoggerFactory.getLogger(NetworkSettings.class);

    /** Refuses what could not be used, before it is handed over. */
    void check(Dictionary<String, Object> properties) throws RefusedException {
        String proxy = text(properties.get("proxy"));
        try {
            if (!proxy.isEmpty()) {
                ProxyServer.at(proxy, "", "", List.of());
            }
        } catch (IllegalArgumentException e) {
            throw new RefusedException("proxy is " + proxy.replaceAll("//.*@", "//…@")
                    + ", but must be an address such as http://proxy.example.org:3128; name and password have"
                    + " attributes of their own");
        }
        String files = text(properties.get("filesAddress"));
        try {
            if (!files.isEmpty()) {
                FileSettings.address(files);
            }
        } catch (IllegalArgumentException e) {
            throw new RefusedException("filesAddress is " + files.replaceAll("//.*@", "//…@")
                    + ", but must be an address of a host of its own such as https://files.example.org");
        }
        try {
            trust(text(properties.get("trustedCertificates")));
        } catch (IllegalArgumentException e) {
            throw new RefusedException("trustedCertificates: " + e.getMessage());
        }
    }

    /**
     * The network that was configured. A file that was right when it was configured and is not any more costs the trust in
     * its authorities and nothing else.
     */
    Network network(AgentConfiguration configuration) {
        @Nullable ProxyServer proxy = configuration.proxy().isEmpty()
                ? null
                : ProxyServer.at(
                        configuration.proxy(),
                        configuration.proxyUser(),
                        configuration._proxyPassword(),
                        List.of(configuration.directHosts()));
        try {
            return new Network(proxy, trust(configuration.trustedCertificates()));
        } catch (IllegalArgumentException e) {
            LOG.error("Only the authorities that Java knows are trusted: {}", e.getMessage());
            return new Network(proxy, Trust.platform());
        }
    }

    /** What was configured about files. */
    static FileSettings files(AgentConfiguration configuration) {
        String address = configuration.filesAddress();
        return new FileSettings(
                address.isEmpty() ? null : FileSettings.address(address),
                configuration.fileDays(),
                List.of(configuration.scanCommand()),
                Duration.ofSeconds(configuration.scanSeconds()));
    }

    private Trust trust(String file) {
        return file.isEmpty() ? Trust.platform() : Trust.with(home.resolve(file));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
