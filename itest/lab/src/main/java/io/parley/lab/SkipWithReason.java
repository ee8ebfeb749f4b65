// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips a contract test for which the plug-in gives a reason; the reason is printed with the result. */
final class SkipWithReason implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        String test = context.getRequiredTestMethod().getName();
        String reason = context.getTestInstance()
                .filter(Contract.class::isInstance)
                .map(instance -> ((Contract) instance).skipped().get(test))
                .orElse(null);
        return reason == null
                ? ConditionEvaluationResult.enabled("nothing speaks against it")
                : ConditionEvaluationResult.disabled(test + " is skipped: " + reason);
    }
}
