// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat;

import io.parley.spi.HtmlText;
import io.parley.spi.channel.Errands;
import io.parley.spi.channel.FileStore;
import io.parley.spi.channel.Inbox;
import io.parley.spi.channel.Presence;
import io.parley.spi.channel.TokenSigner;
import io.parley.spi.channel.Transcript;
import io.parley.spi.http.ApiClients;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the agent does for a chat. */
@Component(service = AgentServices.class)
public final class AgentServices {

    final Inbox inbox;
    final Transcript transcript;
    final TokenSigner signer;
    final Presence presence;
    final FileStore files;
    final Errands errands;
    final ApiClients clients;
    final HtmlText html;

    /** Made by the container. */
    @Activate
    public AgentServices(
            @Reference Inbox inbox,
            @Reference Transcript transcript,
            @Reference TokenSigner signer,
            @Reference Presence presence,
            @Reference FileStore files,
            @Reference Errands errands,
            @Reference ApiClients clients,
            @Reference HtmlText html) {
        this.inbox = inbox;
        this.transcript = transcript;
        this.signer = signer;
        this.presence = presence;
        this.files = files;
        this.errands = errands;
        this.clients = clients;
        this.html = html;
    }
}
