// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import java.lang.annotation.Annotation;

/** A configuration made by hand. */
@SuppressWarnings("all")
record TestConfiguration(
        String endpoint,
        String database,
        String login,
        String _apiKey,
        String caseType,
        boolean notifyFollowers,
        String api)
        implements OdooConfiguration {

    @Override
    public Class<? extends Annotation> annotationType() {
        return OdooConfiguration.class;
    }
}
