// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import io.parley.fuzz.Contract;
import io.parley.fuzz.Target;
import io.parley.spi.http.ApiRequest;
import io.parley.spi.http.ApiSettings;
import io.parley.spi.http.LimitStyle;
import java.net.URI;

/** Limits and statuses in all manners of vendors. */
public final class LimitsTarget implements Target {

    @Override
    public void read(byte[] input) throws Exception {
        for (LimitStyle style : LimitStyle.values()) {
            var client = new ScriptedServer(input)
                    .open(ApiSettings.endpoint(URI.create("https://api.example.org"))
                            .limitStyle(style)
                            .build());
            Contract.mayFail(() -> client.send(ApiRequest.get("/").build()).json());
            Contract.mayFail(() -> client.send(ApiRequest.get("/").build()).text());
        }
    }
}
