// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox;

import java.lang.annotation.Annotation;

/** A configuration made by hand. */
@SuppressWarnings("all")
record TestConfiguration(String endpoint, String _token) implements SandboxConfiguration {

    @Override
    public Class<? extends Annotation> annotationType() {
        return SandboxConfiguration.class;
    }
}
