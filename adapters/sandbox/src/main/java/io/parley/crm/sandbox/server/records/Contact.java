// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.records;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person as the CRM knows them.
 *
 * @param id the CRM's number
 * @param name edited by people
 * @param email edited by people
 * @param phone edited by people, as they write it
 * @param profiles where the person speaks
 */
public record Contact(
        long id,
        String name,
        @Nullable String email,
        @Nullable String phone,
        List<Profile> profiles) {}
