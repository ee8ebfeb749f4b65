// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import io.parley.internal.http.HttpApiClients;
import io.parley.internal.http.JsoupHtmlText;
import io.parley.internal.inhouse.HmacTokenSigner;
import io.parley.internal.inhouse.PassingSigns;
import io.parley.spi.HtmlText;
import io.parley.spi.channel.FileStore;
import io.parley.spi.channel.Presence;
import io.parley.spi.channel.TokenSigner;
import io.parley.spi.http.ApiClients;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/** The agent's services as the agent has them, for plug-ins that are made by hand in a test. */
public final class LabServices implements AutoCloseable {

    private final HttpApiClients apiClients = new HttpApiClients(InstantSource.system());

    /** {@return the door to the network} */
    public ApiClients apiClients() {
        return apiClients;
    }

    /** {@return the conversion of HTML} */
    public HtmlText htmlText() {
        return new JsoupHtmlText();
    }

    /** {@return a signer with a key that every test knows} */
    public TokenSigner tokenSigner() {
        return new HmacTokenSigner("a key for the laboratory".getBytes(StandardCharsets.UTF_8));
    }

    /** {@return who types and who has seen what; nobody is told} */
    public Presence presence() {
        return new PassingSigns(InstantSource.system(), conversation -> {});
    }

    /** {@return files in memory, of the types that the agent knows} */
    public FileStore fileStore() {
        return new FilesInMemory();
    }

    @Override
    public void close() {
        apiClients.close();
    }
}
