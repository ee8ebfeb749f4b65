// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce.mode;

import io.parley.crm.salesforce.org.OrgSchema;
import io.parley.spi.SyncException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The modes there are, best first, and which of them an org allows. */
public final class Modes {

    /** What the configuration says when the org decides. */
    public static final String AUTO = "auto";

    /** The object of profiles that Parley deploys. */
    public static final String PROFILES = CustomMode.PROFILE;

    private static final Map<String, String> PEOPLE = Map.of("contact", Json.CONTACT, "lead", Json.LEAD);

    private final CommentMode comments;
    private final CustomMode custom;
    private final List<Mode> all;
    private final String wanted;

    /**
     * The modes.
     *
     * @param wanted one by its name, or {@link #AUTO}
     * @param origin of new cases
     * @param newPeople of which object new people are, in small letters
     * @throws IllegalArgumentException if there is no such mode
     */
    public Modes(String wanted, String origin, String newPeople) {
        String type = PEOPLE.get(newPeople.strip());
        if (type == null) {
            throw new IllegalArgumentException("newPeople must be contact or lead, not " + newPeople);
        }
        People people = new People(origin, type);
        comments = new CommentMode(people);
        custom = new CustomMode(people);
        all = List.of(new SocialMode(people), custom, comments);
        this.wanted = wanted.strip();
        if (!this.wanted.equals(AUTO) && named().isEmpty()) {
            throw new IllegalArgumentException("mode must be auto, social, custom or cases, not " + wanted);
        }
    }

    /** {@return the objects that any of them writes} */
    public static List<String> objects() {
        Set<String> objects = new LinkedHashSet<>();
        new Modes(AUTO, "", "lead").all.forEach(mode -> mode.needs().forEach(needed -> objects.add(needed.object())));
        return List.copyOf(objects);
    }

    /** {@return whether it is certain that doubt about a record is resolved by its key} */
    public boolean surelyKeyed() {
        return named().filter(Mode::keyed).isPresent();
    }

    /**
     * The mode for an org: as wanted, else the first for which everything is there. An org in which something of Parley is
     * deployed but not all of it is not written to, because it would be another mode when the rest comes.
     *
     * @throws SyncException.Permanent if something is missing, with what to do
     */
    public Mode choose(OrgSchema schema) throws SyncException {
        if (named().isPresent()) {
            return complete(named().get(), schema);
        }
        for (Mode mode : all) {
            if (mode.keyed() && missing(mode, schema).isEmpty()) {
                return mode;
            }
        }
        return complete(begun(schema) ? custom : comments, schema);
    }

    /** {@return how messages of an object are written, in whatever mode they were made} */
    public Mode ofMessages(String type) {
        return all.stream()
                .filter(mode -> mode.messageType().equals(type))
                .findFirst()
                .orElse(comments);
    }

    /** {@return sentences about what a mode does without, in an org where it is possible} */
    public List<String> warnings(Mode mode, OrgSchema schema) {
        List<String> warnings = new ArrayList<>();
        if (wanted.equals(AUTO) && !mode.keyed()) {
            warnings.add(
                    "Nothing of Parley is deployed in Salesforce, so messages become case comments. For profiles and"
                            + " messages of their own: " + custom.advice());
        }
        List<String> lacking = mode.needs().stream()
                .flatMap(needed -> needed.lacking(schema).stream())
                .toList();
        if (!lacking.isEmpty()) {
            warnings.add("The Run As user of the app may not write " + String.join(", ", lacking)
                    + "; these fields stay empty. Give it edit access to them.");
        }
        List<String> demanded = mode.needs().stream()
                .flatMap(needed -> needed.demanded(schema).stream())
                .toList();
        if (!demanded.isEmpty()) {
            warnings.add(
                    "Salesforce demands " + String.join(", ", demanded)
                            + " in new records, and Parley does not know what. Let a mapping fill them, or give them a default.");
        }
        return warnings;
    }

    private Optional<Mode> named() {
        return all.stream().filter(mode -> mode.name().equals(wanted)).findFirst();
    }

    private static boolean begun(OrgSchema schema) {
        return schema.shows(Json.CONTACT, Mode.KEY)
                || schema.shows(Json.CASE, Mode.KEY)
                || schema.object(CustomMode.MESSAGE).isPresent()
                || schema.object(CustomMode.PROFILE).isPresent();
    }

    private static Mode complete(Mode mode, OrgSchema schema) throws SyncException {
        List<String> missing = missing(mode, schema);
        if (!missing.isEmpty()) {
            throw new SyncException.Permanent(
                    "Parley cannot write " + String.join(", ", missing) + " in Salesforce. " + mode.advice());
        }
        return mode;
    }

    private static List<String> missing(Mode mode, OrgSchema schema) {
        return mode.needs().stream()
                .flatMap(needed -> needed.missing(schema).stream())
                .toList();
    }
}
