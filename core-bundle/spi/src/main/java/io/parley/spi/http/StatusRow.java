// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.http;

import io.parley.spi.SyncException;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One row that a plug-in adds to the table of statuses: what the vendor means by an answer. Also asked about answers with
 * status 2xx, because some vendors report errors inside them.
 */
@ConsumerType
@FunctionalInterface
public interface StatusRow {

    /**
     * Reads an answer.
     *
     * @param response the whole answer
     * @return what to throw; empty when this row does not apply
     */
    Optional<SyncException> meaningOf(ApiResponse response);
}
