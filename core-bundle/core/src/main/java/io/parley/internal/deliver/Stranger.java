// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.deliver;

import io.parley.model.SocialProfile;
import io.parley.spi.crm.ContactQuestion;

/**
 * Somebody who has no contact yet, and something to be recognised by.
 *
 * @param profile as the channel shows them
 * @param question what is asked of them
 */
record Stranger(SocialProfile profile, ContactQuestion question) {

    String key() {
        return profile.id().key();
    }
}
