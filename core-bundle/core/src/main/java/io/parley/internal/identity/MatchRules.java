// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.identity;

import io.parley.model.ContactPoint;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * By what people are recognised, as somebody has configured it for a target.
 *
 * @param kinds of contact points
 * @param channels whose handles are compared
 * @param unverified whether what the channel does not vouch for is evidence too
 * @param region the country of phone numbers that are written without one; empty if they say nothing
 */
public record MatchRules(Set<ContactPoint.Kind> kinds, Set<String> channels, boolean unverified, String region) {

    /** Nobody is recognised. */
    public static final MatchRules NONE = new MatchRules(Set.of(), Set.of(), false, "");

    private static final String HANDLE = "handle:";

    /** Copies the sets. */
    public MatchRules {
        kinds = Set.copyOf(kinds);
        channels = Set.copyOf(channels);
    }

    /**
     * Reads a configuration.
     *
     * @param lines {@code email}, {@code phone}, or {@code handle:} with the type of a channel behind it
     * @throws IllegalArgumentException with a sentence that says what would be right
     */
    public static MatchRules of(Collection<String> lines, boolean unverified, String region) {
        Set<ContactPoint.Kind> kinds = new HashSet<>();
        Set<String> channels = new TreeSet<>();
        for (String line : lines) {
            String text = line.strip();
            if (text.equals("email")) {
                kinds.add(ContactPoint.Kind.EMAIL);
            } else if (text.equals("phone")) {
                kinds.add(ContactPoint.Kind.PHONE);
            } else if (text.startsWith(HANDLE) && text.length() > HANDLE.length()) {
                channels.add(text.substring(HANDLE.length()));
            } else {
                throw new IllegalArgumentException(
                        "matchBy must hold email, phone, or handle: with a channel such as handle:mastodon, not "
                                + text);
            }
        }
        String country = region.strip().toUpperCase(Locale.ROOT);
        if (!country.isEmpty() && !Phones.regions().contains(country)) {
            throw new IllegalArgumentException(
                    "matchRegion must be the two letters of a country, such as DE, not " + country);
        }
        return new MatchRules(kinds, channels, unverified, country);
    }

    /** Whether nobody is recognised. */
    public boolean none() {
        return kinds.isEmpty() && channels.isEmpty();
    }
}
