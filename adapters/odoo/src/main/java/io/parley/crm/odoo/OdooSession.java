// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import com.fasterxml.jackson.databind.JsonNode;
import io.parley.spi.SyncException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One Odoo database as one user sees it; every call is a transaction of its own. */
final class OdooSession {

    private static final int HAS_ACCESS_SINCE = 18;

    private final Wire wire;
    private final long user;

    private OdooSession(Wire wire, long user) {
        this.wire = wire;
        this.user = user;
    }

    static OdooSession open(Wire wire) throws SyncException, InterruptedException {
        try {
            return new OdooSession(wire, wire.signIn());
        } catch (SyncException.Transient e) {
            throw withoutDoubt(e);
        }
    }

    long user() {
        return user;
    }

    /** {@return the server's version, such as 17} */
    int version() throws SyncException, InterruptedException {
        String first = wire.version().path(0).asText().replaceAll("\\D", "");
        if (first.isEmpty() || first.length() > 4) {
            throw new SyncException.Permanent("The server does not say which version of Odoo it is");
        }
        return Integer.parseInt(first);
    }

    /** {@return who Parley is in Odoo: e-mail address and contact} */
    JsonNode own() throws SyncException, InterruptedException {
        return read(
                        "res.users",
                        "search_read",
                        Map.of("domain", List.of(List.of("id", "=", user)), "fields", List.of("email", "partner_id")))
                .path(0);
    }

    /** {@return whether Parley's user may do something with records of a model} */
    boolean may(String model, String operation) throws SyncException, InterruptedException {
        return (version() < HAS_ACCESS_SINCE
                        ? read(model, "check_access_rights", Map.of("operation", operation, "raise_exception", false))
                        : read(model, "has_access", List.of(), Map.of("operation", operation)))
                .asBoolean();
    }

    /** A call of a model that changes nothing, so that its failure leaves no doubt. */
    JsonNode read(String model, String method, Map<String, ?> named) throws SyncException, InterruptedException {
        return reading(model, method, null, named);
    }

    /** A call of some records of a model that changes nothing. */
    JsonNode read(String model, String method, List<Long> ids, Map<String, ?> named)
            throws SyncException, InterruptedException {
        return reading(model, method, ids, named);
    }

    /** A call of a model that may change something. */
    JsonNode change(String model, String method, Map<String, ?> named) throws SyncException, InterruptedException {
        return wire.call(user, true, model, method, null, named);
    }

    /** A call of some records of a model that may change something. */
    JsonNode change(String model, String method, List<Long> ids, Map<String, ?> named)
            throws SyncException, InterruptedException {
        return wire.call(user, true, model, method, ids, named);
    }

    private JsonNode reading(String model, String method, @Nullable List<Long> ids, Map<String, ?> named)
            throws SyncException, InterruptedException {
        try {
            return wire.call(user, false, model, method, ids, named);
        } catch (SyncException.Transient e) {
            throw withoutDoubt(e);
        }
    }

    private static SyncException withoutDoubt(SyncException.Transient e) {
        return new SyncException.Transient(e.getMessage(), false, e);
    }
}
