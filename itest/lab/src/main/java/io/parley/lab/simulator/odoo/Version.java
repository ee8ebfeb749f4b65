// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.util.List;
import java.util.Map;

/**
 * What the versions of the server do differently.
 *
 * @param major such as 17
 */
record Version(int major) {

    /** {@return what the service common and /web/version tell} */
    List<Object> parts() {
        return List.of((long) major, 0L, 0L, "final", 0L, "");
    }

    String text() {
        return major + ".0";
    }

    /** {@return what the service common tells} */
    Map<String, Object> told() {
        return Map.of(
                "server_version",
                text(),
                "server_version_info",
                parts(),
                "server_serie",
                text(),
                "protocol_version",
                1L);
    }

    /** {@return whether message_post takes bodies for text unless told otherwise, and refuses what it does not know} */
    boolean escapesBodies() {
        return major >= 17;
    }

    /** {@return whether contacts and leads have a mobile number beside a phone number} */
    boolean hasMobile() {
        return major < 19;
    }

    /** {@return whether a method of the model can be called} */
    boolean has(String method) {
        return switch (method) {
            case "has_access" -> major >= 18;
            case "check_access_rights" -> major < 19;
            default -> true;
        };
    }

    boolean hasJson2() {
        return major >= 19;
    }

    boolean hasJsonRpc() {
        return major < 22;
    }
}
