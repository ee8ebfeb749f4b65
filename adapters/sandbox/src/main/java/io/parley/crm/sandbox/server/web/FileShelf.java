// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Where files lie that people send to customers; lent by whoever runs the CRM. Any thread. */
public interface FileShelf {

    /**
     * A file that is kept.
     *
     * @param id names it
     * @param name for people
     * @param mediaType what it is
     * @param url where everybody who has the address can open it
     */
    record Kept(String id, String name, String mediaType, String url) {}

    /**
     * Takes a file in, for a case.
     *
     * @throws io.parley.crm.sandbox.server.records.Refusal if it is not taken
     * @throws IOException if it cannot be read to its end
     */
    Kept keep(long caseId, String name, String mediaType, InputStream contents) throws IOException;

    /** A file that was kept for a case. */
    Optional<Kept> find(long caseId, String id);
}
