// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestWatcher;

/** Notes in the {@link Passport} of a plug-in what its contract tests come to; it is written when all of them ran. */
final class PassportOffice implements TestWatcher, BeforeTestExecutionCallback {

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        Passport passport = passport(context);
        if (PluginFolder.exists() && context.getRequiredTestInstance() instanceof Contract contract) {
            passport.describe(context.getRequiredTestClass().getSimpleName(), contract::facts);
        }
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        note(context, new Passport.Result("passed", ""));
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        note(context, new Passport.Result("failed", ""));
    }

    @Override
    public void testAborted(ExtensionContext context, Throwable cause) {
        note(context, new Passport.Result("not asked", String.valueOf(cause.getMessage())));
    }

    @Override
    public void testDisabled(ExtensionContext context, Optional<String> reason) {
        note(context, new Passport.Result("skipped", reason.orElse("").replaceFirst("^\\w+ is skipped: ", "")));
    }

    private static void note(ExtensionContext context, Passport.Result result) {
        if (isContractTest(context)) {
            passport(context)
                    .note(
                            context.getRequiredTestClass().getSimpleName(),
                            context.getRequiredTestMethod().getName(),
                            result);
        }
    }

    private static boolean isContractTest(ExtensionContext context) {
        return context.getTestMethod()
                .filter(method -> method.isAnnotationPresent(ContractTest.class))
                .isPresent();
    }

    private static Passport passport(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(PassportOffice.class))
                .getOrComputeIfAbsent(Passport.class, type -> new Passport(), Passport.class);
    }
}
