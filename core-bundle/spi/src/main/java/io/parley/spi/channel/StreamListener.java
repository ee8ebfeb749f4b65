// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.channel;

import io.parley.model.ExternalId;
import org.osgi.annotation.versioning.ProviderType;

/** Hears of a {@link StreamReader} that something happened. Returns soon; for the thread that listens. */
@ProviderType
public interface StreamListener {

    /** The stream stands: what happened before is read now, what happens from now on is told. */
    void connected();

    /** There is something new to read. */
    void news();

    /**
     * A message may have been edited or removed; nothing happens if it is not known.
     *
     * @param message which
     */
    void changed(ExternalId message);
}
