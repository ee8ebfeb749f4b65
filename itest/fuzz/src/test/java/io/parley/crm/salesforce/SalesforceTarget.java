// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import io.parley.fuzz.Batch;
import io.parley.fuzz.Configured;
import io.parley.fuzz.Contract;
import io.parley.fuzz.Target;
import io.parley.internal.http.JsoupHtmlText;
import io.parley.internal.http.ScriptedServer;
import java.util.Map;

/** Answers of Salesforce. */
public final class SalesforceTarget implements Target {

    private static final SalesforceConfiguration CONFIGURATION = Configured.as(
            SalesforceConfiguration.class,
            Map.of("endpoint", "https://example.my.salesforce.com", "clientId", "id", "_clientSecret", "secret"));

    @Override
    public void read(byte[] input) throws Exception {
        Contract.mayFail(() -> adapter(input).check());
        Contract.events(adapter(input));
        Contract.mayFail(() -> adapter(input).write(Batch.all()));
    }

    private static SalesforceAdapter adapter(byte[] input) {
        return new SalesforceAdapter(CONFIGURATION, new ScriptedServer(input), new JsoupHtmlText());
    }
}
