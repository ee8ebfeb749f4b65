// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import io.parley.lab.simulator.salesforce.SalesforceSimulator;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** A configuration made by hand; what is not set has its default. */
final class TestConfiguration {

    private final Map<String, Object> values;

    private TestConfiguration(Map<String, Object> values) {
        this.values = values;
    }

    static TestConfiguration of(SalesforceSimulator org) {
        return at(org.endpoint().toString(), org.clientId(), org.clientSecret());
    }

    static TestConfiguration at(String endpoint, String clientId, String secret) {
        return new TestConfiguration(Map.of("endpoint", endpoint, "clientId", clientId, "_clientSecret", secret));
    }

    TestConfiguration mode(String value) {
        return with("mode", value);
    }

    TestConfiguration answers(String... value) {
        return with("answers", value);
    }

    TestConfiguration version(String value) {
        return with("apiVersion", value);
    }

    TestConfiguration origin(String value) {
        return with("origin", value);
    }

    /** The same with another value of an attribute, named as its method. */
    TestConfiguration with(String attribute, Object value) {
        Map<String, Object> changed = new HashMap<>(values);
        changed.put(attribute, value);
        return new TestConfiguration(changed);
    }

    /** As the adapter takes it. */
    SalesforceConfiguration build() {
        return (SalesforceConfiguration) Proxy.newProxyInstance(
                SalesforceConfiguration.class.getClassLoader(),
                new Class<?>[] {SalesforceConfiguration.class},
                (proxy, method, arguments) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
    }
}
