// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.pacing;

import java.util.List;
import java.util.Map;

/** Is told of every call to the outside, by the thread that makes it. */
@FunctionalInterface
public interface CallCount {

    /**
     * A call was made.
     *
     * @param costs what it takes from budgets, by name, besides one of calls
     * @param levels what the answer says about limits
     */
    void made(Map<String, Long> costs, List<Level> levels);
}
