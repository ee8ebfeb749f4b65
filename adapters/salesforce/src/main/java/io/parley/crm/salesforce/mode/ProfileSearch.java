// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.mode;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** How contacts are found by the handles of their profiles. */
public interface ProfileSearch {

    /** {@return a query without its condition} */
    String query(List<String> contactFields);

    /** {@return the condition that somebody has a handle} */
    String condition(String channel, String handle);

    /** {@return whether a profile that was found is that of a handle} */
    boolean matches(JsonNode row, String channel, String handle);

    /** {@return the contact of a profile that was found, with its id and what else is known} */
    JsonNode contact(JsonNode row);
}
