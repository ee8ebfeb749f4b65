// SPDX-License-Identifier: Apache-2.0
package io.parley.spi.crm;

import io.parley.model.ContactPoint;
import io.parley.model.ExternalId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whom to look for: whoever has one of these. */
public final class ContactQuestion {

    private final ExternalId profile;
    private final @Nullable String handle;
    private final List<ContactPoint> points;

    /**
     * A question.
     *
     * @param profile who it is on the channel
     * @param handle their handle there, if the channel has handles that belong to one person alone
     * @param points e-mail addresses and phone numbers, the latter in E.164
     */
    public ContactQuestion(ExternalId profile, @Nullable String handle, List<ContactPoint> points) {
        this.profile = profile;
        this.handle = handle;
        this.points = List.copyOf(points);
    }

    /** {@return who it is on the channel} */
    public ExternalId profile() {
        return profile;
    }

    /** {@return their handle there} */
    public Optional<String> handle() {
        return Optional.ofNullable(handle);
    }

    /** {@return e-mail addresses and phone numbers} */
    public List<ContactPoint> points() {
        return points;
    }
}
