// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import io.parley.lab.simulator.salesforce.SalesforceSimulator;
import java.lang.annotation.Annotation;

/** A configuration made by hand. */
@SuppressWarnings("all")
record TestConfiguration(
        String endpoint, String clientId, String _clientSecret, String apiVersion, String origin, String reopenStatus)
        implements SalesforceConfiguration {

    static TestConfiguration of(SalesforceSimulator org) {
        return at(org.endpoint().toString(), org.clientId(), org.clientSecret());
    }

    static TestConfiguration at(String endpoint, String clientId, String secret) {
        return new TestConfiguration(endpoint, clientId, secret, "67.0", "Web", "New");
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return SalesforceConfiguration.class;
    }
}
