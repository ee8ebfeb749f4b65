// SPDX-License-Identifier: Apache-2.0
package io.parley.bench.contender;

import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;

/** Prints a line when Camel has started. */
final class SayReady extends MainListenerSupport {

    @Override
    public void afterStart(BaseMainSupport main) {
        System.out.println("ready");
    }
}
