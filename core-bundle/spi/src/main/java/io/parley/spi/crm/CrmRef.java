// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.crm;

/**
 * A record in a CRM.
 *
 * @param type the CRM's type of record, such as {@code Case}; 1 to 100 characters
 * @param id the CRM's id, taken as it is; 1 to 500 characters
 */
public record CrmRef(String type, String id) {

    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if a part is empty or too long
     */
    public CrmRef {
        if (type.isEmpty() || type.length() > 100 || id.isEmpty() || id.length() > 500) {
            throw new IllegalArgumentException("a ref needs a type of 1 to 100 and an id of 1 to 500 characters");
        }
    }
}
