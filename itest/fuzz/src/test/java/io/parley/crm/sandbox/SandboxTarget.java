// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox;

import io.parley.fuzz.Batch;
import io.parley.fuzz.Configured;
import io.parley.fuzz.Contract;
import io.parley.fuzz.Target;
import io.parley.internal.http.ScriptedServer;
import java.net.URI;
import java.util.Map;

/** Answers of something that says it is the sandbox CRM. */
public final class SandboxTarget implements Target {

    private static final SandboxConfiguration CONFIGURATION = Configured.as(
            SandboxConfiguration.class, Map.of("endpoint", "https://crm.example.org/crm/sync", "_token", "secret"));

    @Override
    public void read(byte[] input) throws Exception {
        Contract.mayFail(() -> adapter(input).check());
        Contract.events(adapter(input));
        Contract.mayFail(() -> adapter(input).write(Batch.all()));
    }

    private static SandboxAdapter adapter(byte[] input) {
        return new SandboxAdapter(CONFIGURATION, new ScriptedServer(input), () -> URI.create("http://127.0.0.1:8080"));
    }
}
