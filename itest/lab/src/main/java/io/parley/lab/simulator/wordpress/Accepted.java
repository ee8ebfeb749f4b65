// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** The arguments that an endpoint knows. Others are passed over, as the vendor does. */
final class Accepted {

    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    /** {@return this, with one more argument} */
    Accepted and(String name, Kind kind) {
        kinds.put(name, kind);
        return this;
    }

    /** Cleans the arguments of a request in place, or refuses them. */
    void check(RestRequest request) {
        Misfits misfits = new Misfits();
        kinds.forEach((name, kind) -> {
            if (request.has(name)) {
                try {
                    JsonNode clean = kind.read(name, request.arguments().get(name));
                    request.arguments().set(name, clean);
                } catch (Kind.Misfit misfit) {
                    misfits.and(name, misfit.code(), misfit.getMessage());
                }
            }
        });
        misfits.refuse();
    }
}
