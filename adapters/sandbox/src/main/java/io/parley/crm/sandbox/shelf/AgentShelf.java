// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.shelf;

import io.parley.crm.sandbox.server.records.Refusal;
import io.parley.crm.sandbox.server.web.FileShelf;
import io.parley.spi.channel.FileOffer;
import io.parley.spi.channel.FileRefusedException;
import io.parley.spi.channel.FileStore;
import io.parley.spi.channel.Inbox.NotStoredException;
import io.parley.spi.channel.KeptFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The agent's store of files as the sandbox CRM uses it. */
@Component(service = FileShelf.class)
public final class AgentShelf implements FileShelf {

    private static final long MOST_BYTES = 25_000_000;

    private final FileStore store;

    /** On top of the store. */
    @Activate
    public AgentShelf(@Reference FileStore store) {
        this.store = store;
    }

    @Override
    public Kept keep(long caseId, String name, String mediaType, InputStream contents) throws IOException {
        try {
            FileOffer offer = FileOffer.of(owner(caseId), name, mediaType).atMost(MOST_BYTES);
            return kept(store.accept(offer, contents));
        } catch (FileRefusedException e) {
            throw new Refusal(422, String.valueOf(e.getMessage()));
        } catch (NotStoredException e) {
            throw new Refusal(503, "The file could not be stored; please try again.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal(503, "The agent is stopping; please try again.");
        }
    }

    @Override
    public Optional<Kept> find(long caseId, String id) {
        return store.find(id).filter(file -> file.owner().equals(owner(caseId))).map(AgentShelf::kept);
    }

    private static String owner(long caseId) {
        return "sandbox CRM/" + caseId;
    }

    private static Kept kept(KeptFile file) {
        return new Kept(file.id(), file.name(), file.mediaType(), file.link().toString());
    }
}
