// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import io.parley.lab.simulator.salesforce.SalesforceSimulator;
import java.lang.annotation.Annotation;

/** A configuration made by hand. */
@SuppressWarnings("all")
record TestConfiguration(
        String endpoint,
        String clientId,
        String _clientSecret,
        String apiVersion,
        String mode,
        String[] answers,
        String origin,
        String reopenStatus)
        implements SalesforceConfiguration {

    static TestConfiguration of(SalesforceSimulator org) {
        return at(org.endpoint().toString(), org.clientId(), org.clientSecret());
    }

    static TestConfiguration at(String endpoint, String clientId, String secret) {
        return new TestConfiguration(
                endpoint, clientId, secret, "67.0", "auto", new String[] {"comment"}, "Web", "New");
    }

    TestConfiguration mode(String other) {
        return new TestConfiguration(
                endpoint, clientId, _clientSecret, apiVersion, other, answers, origin, reopenStatus);
    }

    TestConfiguration answers(String... others) {
        return new TestConfiguration(endpoint, clientId, _clientSecret, apiVersion, mode, others, origin, reopenStatus);
    }

    TestConfiguration version(String other) {
        return new TestConfiguration(endpoint, clientId, _clientSecret, other, mode, answers, origin, reopenStatus);
    }

    TestConfiguration origin(String other) {
        return new TestConfiguration(endpoint, clientId, _clientSecret, apiVersion, mode, answers, other, reopenStatus);
    }

    @Override
    public Class<? extends Annotation> annotationType() {
        return SalesforceConfiguration.class;
    }
}
