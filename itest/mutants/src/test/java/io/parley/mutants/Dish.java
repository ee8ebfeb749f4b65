// SPDX-License-Identifier: Apache-2.0
package io.parley.mutants;

import io.parley.lab.LabServices;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstancePreDestroyCallback;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Where a mutant meets the suites: runs them in this process and says which tests fail. The subjects live in memory, so that
 * one meeting takes some tenths of a second: a real plug-in with its simulator would take a hundred times as long.
 */
final class Dish implements AutoCloseable {

    private static final LauncherConfig CONFIGURATION = LauncherConfig.builder()
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .build();

    private final LabServices services = new LabServices();

    /**
     * What a suite is given.
     *
     * @param mutant the subject
     * @param services of the laboratory
     * @param found whether a test failed, so that there is no need to go on
     */
    record Culture(Mutant<?> mutant, LabServices services, AtomicBoolean found) {}

    /**
     * Hands the culture of this thread to the constructor of a suite, skips what need not be asked any more, and closes suites;
     * also those that were made and then skipped, which no method after each test would do.
     */
    static final class Pipette implements ParameterResolver, ExecutionCondition, TestInstancePreDestroyCallback {

        /** Suites are made by JUnit, which runs them in the thread that asked for it. */
        private static final ThreadLocal<Culture> CULTURE = new ThreadLocal<>();

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Culture.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return CULTURE.get();
        }

        @Override
        public void preDestroyTestInstance(ExtensionContext context) throws Exception {
            if (context.getRequiredTestInstance() instanceof AutoCloseable suite) {
                suite.close();
            }
        }

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return CULTURE.get() == null || CULTURE.get().found().get()
                    ? ConditionEvaluationResult.disabled("there is no mutant, or it is found already")
                    : ConditionEvaluationResult.enabled("there is a mutant");
        }
    }

    /** {@return the first test that fails, with its reason; nothing if none does} */
    Map<String, String> failures(Mutant<?> mutant, List<Class<?>> suites) {
        Watcher watcher = new Watcher();
        Pipette.CULTURE.set(new Culture(mutant, services, watcher.found));
        try {
            LauncherFactory.create(CONFIGURATION)
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(suites.stream()
                                            .map(DiscoverySelectors::selectClass)
                                            .toList())
                                    .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                                    .build(),
                            watcher);
        } finally {
            Pipette.CULTURE.remove();
        }
        return watcher.failures;
    }

    @Override
    public void close() {
        services.close();
    }

    /** Writes down what fails. */
    private static final class Watcher implements TestExecutionListener {

        private final Map<String, String> failures = new TreeMap<>();
        private final AtomicBoolean found = new AtomicBoolean();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                found.set(true);
                failures.put(
                        test.getLegacyReportingName(),
                        result.getThrowable().map(Throwable::toString).orElse("without a reason"));
            }
        }
    }
}
