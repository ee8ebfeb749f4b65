// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import io.parley.fuzz.Batch;
import io.parley.fuzz.Configured;
import io.parley.fuzz.Contract;
import io.parley.fuzz.Target;
import io.parley.internal.http.JsoupHtmlText;
import io.parley.internal.http.ScriptedServer;
import java.util.Map;

/** Answers of Odoo. */
public final class OdooTarget implements Target {

    private static final OdooConfiguration CONFIGURATION = Configured.as(
            OdooConfiguration.class,
            Map.of("endpoint", "https://example.odoo.com", "database", "d", "login", "l", "_apiKey", "k"));

    @Override
    public void read(byte[] input) throws Exception {
        Contract.mayFail(() -> adapter(input).check());
        Contract.events(adapter(input));
        Contract.mayFail(() -> adapter(input).write(Batch.all()));
    }

    private static OdooAdapter adapter(byte[] input) {
        return new OdooAdapter(CONFIGURATION, new ScriptedServer(input), new JsoupHtmlText());
    }
}
