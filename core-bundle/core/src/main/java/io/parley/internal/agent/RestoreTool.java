// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.internal.store.Restoration;
import io.parley.internal.store.StoreException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.spi.ToolProvider;

/**
 * The tool {@code restore FILE HOME}, which the launcher runs without a container while it keeps every agent out of the home.
 */
public final class RestoreTool implements ToolProvider {

    /** For the service loader. */
    public RestoreTool() {}

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... arguments) {
        Path store = new Home(Path.of(arguments[1])).store();
        try {
            Restoration.Done done = new Restoration(store, InstantSource.system()).restore(Path.of(arguments[0]));
            out.println("Restored the store as it was at " + done.manifest().madeAt() + "."
                    + done.aside()
                            .map(folder -> " What was there before is in " + folder + ".")
                            .orElse("")
                    + " Answers that may have been sent since are looked for, or put aside for a person.");
            return 0;
        } catch (StoreException e) {
            err.println(e.getMessage());
            return 1;
        }
    }
}
