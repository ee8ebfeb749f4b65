// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An HTTP proxy between the agent and everybody else.
 *
 * @param host its name
 * @param port its port
 * @param user the name by which the agent logs in; empty for none
 * @param password of the user
 * @param direct names that are called without it, in lower case; one that begins with a dot stands for all below it
 */
public record ProxyServer(String host, int port, String user, String password, Set<String> direct) {

    /** With names in lower case. */
    public ProxyServer {
        direct = Set.copyOf(direct);
    }

    /**
     * Reads what was configured.
     *
     * @param address such as {@code http://proxy.example.org:3128}
     * @param user the name by which the agent logs in; empty for none
     * @param password of the user
     * @param direct names such as {@code crm.example.org}, {@code *.example.org} or {@code 10.0.0.5}
     * @return the proxy
     * @throws IllegalArgumentException if the address is not of that form
     */
    public static ProxyServer at(String address, String user, String password, List<String> direct) {
        URI proxy = URI.create(address.strip());
        boolean plain = "http".equals(proxy.getScheme())
                && proxy.getHost() != null
                && proxy.getPort() > 0
                && proxy.getUserInfo() == null
                && Set.of("", "/").contains(proxy.getPath());
        if (!plain) {
            throw new IllegalArgumentException("an address such as http://proxy.example.org:3128 is needed");
        }
        Set<String> names = Set.copyOf(direct.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .map(name -> name.startsWith("*.") ? name.substring(1) : name)
                .toList());
        return new ProxyServer(proxy.getHost(), proxy.getPort(), user, password, names);
    }

    /** Whether a host is called through it; this machine never is. */
    boolean serves(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        boolean here = wanted.equals("localhost") || wanted.startsWith("127.") || wanted.matches("\\[?::1]?");
        return !here
                && direct.stream().noneMatch(one -> one.startsWith(".") ? wanted.endsWith(one) : wanted.equals(one));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
