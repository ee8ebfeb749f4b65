// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/** Listens to each test of a suite, and fails it when a secret is logged or printed in any form. */
final class Discretion implements BeforeEachCallback, AfterTestExecutionCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
        store(context).put(Ear.class, new Ear());
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        Ear ear = Objects.requireNonNull(store(context).remove(Ear.class, Ear.class));
        ear.close();
        Contract contract = (Contract) context.getRequiredTestInstance();
        assertThat(ear.lines())
                .as("logged and printed without a secret")
                .noneMatch(line -> SecretForms.toldIn(line, contract.secrets()).isPresent());
    }

    private static Store store(ExtensionContext context) {
        return context.getStore(Namespace.create(Discretion.class));
    }
}
