// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.spi.http.AgentAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.osgi.framework.ServiceReference;
import org.osgi.service.servlet.runtime.HttpServiceRuntime;
import org.osgi.service.servlet.runtime.HttpServiceRuntimeConstants;

/** Where the container's HTTP service listens. */
final class HttpAddress implements AgentAddress {

    private final ServiceReference<HttpServiceRuntime> http;

    HttpAddress(ServiceReference<HttpServiceRuntime> http) {
        this.http = http;
    }

    @Override
    public URI local() {
        return endpoints().stream()
                .filter(endpoint -> endpoint.startsWith("http"))
                .min(Comparator.comparing(endpoint -> !endpoint.contains("127.0.0.1")))
                .map(endpoint ->
                        URI.create(endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint))
                .orElseThrow(() -> new IllegalStateException("the HTTP service does not listen yet"));
    }

    private List<String> endpoints() {
        Object value = http.getProperty(HttpServiceRuntimeConstants.HTTP_SERVICE_ENDPOINT);
        return value instanceof String[] several ? Arrays.asList(several) : List.of(String.valueOf(value));
    }
}
