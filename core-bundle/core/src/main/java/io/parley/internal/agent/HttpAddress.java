// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.spi.http.AgentAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.ServiceReference;
import org.osgi.service.servlet.runtime.HttpServiceRuntime;
import org.osgi.service.servlet.runtime.HttpServiceRuntimeConstants;

/** Where the container's HTTP service listens. */
final class HttpAddress implements AgentAddress {

    private static final Pattern ENDPOINT = Pattern.compile("(?<scheme>https?)://(?<host>.+):(?<port>\\d+)/?");

    private final ServiceReference<HttpServiceRuntime> http;

    HttpAddress(ServiceReference<HttpServiceRuntime> http) {
        this.http = http;
    }

    @Override
    public URI local() {
        return endpoints().stream()
                .map(HttpAddress::address)
                .flatMap(Optional::stream)
                .min(Comparator.comparing(address -> !"127.0.0.1".equals(address.getHost())))
                .orElseThrow(() -> new IllegalStateException("the HTTP service does not listen yet"));
    }

    /** Reads an endpoint; the HTTP service writes those of IPv6 without the brackets that an address must have. */
    static Optional<URI> address(String endpoint) {
        Matcher matcher = ENDPOINT.matcher(endpoint);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String host = matcher.group("host");
        String written = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return Optional.of(URI.create(matcher.group("scheme") + "://" + written + ":" + matcher.group("port")));
    }

    private List<String> endpoints() {
        Object value = http.getProperty(HttpServiceRuntimeConstants.HTTP_SERVICE_ENDPOINT);
        return value instanceof String[] several ? Arrays.asList(several) : List.of(String.valueOf(value));
    }
}
