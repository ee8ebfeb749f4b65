// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.SyncException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of Odoo's interfaces for programs. */
interface Wire {

    /** {@return the id of Parley's user} */
    long signIn() throws SyncException, InterruptedException;

    /**
     * Calls a method.
     *
     * @param user as whom
     * @param changing whether it may change something
     * @param ids of which records; null for a method of the model
     * @param named all other arguments
     * @return what the method gives
     */
    JsonNode call(
            long user, boolean changing, String model, String method, @Nullable List<Long> ids, Map<String, ?> named)
            throws SyncException, InterruptedException;

    /** {@return the parts of the server's version, such as 17, 0; the first may have a word before it} */
    JsonNode version() throws SyncException, InterruptedException;
}
