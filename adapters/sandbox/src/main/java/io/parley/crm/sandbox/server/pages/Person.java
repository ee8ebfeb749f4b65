// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.pages;

import io.parley.crm.sandbox.server.records.Contact;
import io.parley.crm.sandbox.server.records.Profile;
import io.parley.crm.sandbox.server.web.Links;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A contact as pages show it.
 *
 * @param id the CRM's number
 * @param link to its page
 * @param name edited by people
 * @param email edited by people
 * @param channels where it speaks, in one line
 * @param face stands for a picture
 * @param profiles where it speaks
 */
record Person(
        long id, String link, String name, @Nullable String email, String channels, Face face, List<Social> profiles) {

    /**
     * A profile as pages show it.
     *
     * @param channel type of the channel
     * @param name what people read
     * @param handle as the channel writes it
     * @param url safe to follow
     * @param bio what the person says
     * @param location what the person says
     * @param followers with separators
     * @param verified whether the channel vouches for it
     */
    record Social(
            String channel,
            String name,
            @Nullable String handle,
            @Nullable String url,
            @Nullable String bio,
            @Nullable String location,
            @Nullable String followers,
            boolean verified) {

        static Social of(Profile profile) {
            String followers = profile.followers() == null
                    ? null
                    : NumberFormat.getIntegerInstance(Locale.ENGLISH).format(profile.followers());
            return new Social(
                    profile.channel(),
                    profile.name(),
                    profile.handle(),
                    Links.safe(profile.url()).orElse(null),
                    profile.bio(),
                    profile.location(),
                    followers,
                    profile.verified());
        }
    }

    static Person of(Contact contact) {
        String channels =
                contact.profiles().stream().map(Profile::channel).distinct().collect(Collectors.joining(", "));
        List<Social> profiles = contact.profiles().stream().map(Social::of).toList();
        String link = "/crm/contacts/" + contact.id();
        return new Person(
                contact.id(), link, contact.name(), contact.email(), channels, Face.of(contact.name()), profiles);
    }
}
