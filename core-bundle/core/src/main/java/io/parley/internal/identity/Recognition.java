// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.identity;

import io.parley.internal.identity.Names.Agreement;
import io.parley.internal.store.Matches.State;
import io.parley.model.ContactPoint;
import io.parley.model.SocialProfile;
import io.parley.spi.crm.ContactQuestion;
import io.parley.spi.crm.FoundContact;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides whether the CRM knows a person already. A pure function: in doubt they are somebody new, for a person to look at. */
public final class Recognition {

    private static final Set<String> OFFICES = Set.of(
            "info",
            "office",
            "contact",
            "kontakt",
            "hello",
            "hallo",
            "mail",
            "email",
            "post",
            "sales",
            "support",
            "service",
            "admin",
            "team",
            "help",
            "shop",
            "billing",
            "accounting",
            "marketing",
            "family",
            "familie");

    private final MatchRules rules;
    private final Phones phones;

    /** By rules. */
    public Recognition(MatchRules rules) {
        this.rules = rules;
        this.phones = new Phones(rules.region());
    }

    /** Whom to look for; empty if there is nothing by which the person could be recognised. */
    public Optional<ContactQuestion> question(SocialProfile profile) {
        List<ContactPoint> points = profile.contactPoints().stream()
                .filter(point -> rules.kinds().contains(point.kind()) && (point.verified() || rules.unverified()))
                .toList();
        @Nullable String handle = rules.channels().contains(profile.id().channel())
                ? profile.handle().filter(text -> !text.isBlank()).orElse(null)
                : null;
        return points.isEmpty() && handle == null
                ? Optional.empty()
                : Optional.of(new ContactQuestion(profile.id(), handle, points));
    }

    /**
     * Who somebody is.
     *
     * @param profile as the channel shows them
     * @param question what was asked of them
     * @param found what the CRM answered
     */
    public Verdict decide(SocialProfile profile, ContactQuestion question, List<FoundContact> found) {
        List<Evidence> all = found.stream()
                .map(contact -> evidence(profile.displayName(), question, contact))
                .toList();
        List<Evidence> likely = all.stream().filter(Evidence::any).toList();
        if (likely.isEmpty()) {
            return found.stream().anyMatch(FoundContact::duplicate)
                    ? open(State.REVIEW, "The CRM's own rules call them a duplicate, and nothing else does.", all)
                    : open(State.NONE, "Nobody in the CRM has any of this.", all);
        }
        return likely.size() == 1 ? onlyOne(likely.get(0), all) : several(likely, all);
    }

    private static Verdict onlyOne(Evidence only, List<Evidence> all) {
        if (only.name() == Agreement.DIFFERENT) {
            return open(State.REVIEW, "It is the only one, but has another name.", all);
        }
        return only.name() == Agreement.SAME || only.personal()
                ? matched(only, "It is the only one, and the names do not contradict.", all)
                : open(State.REVIEW, "It is the only one, but others may use the same, and no name says more.", all);
    }

    /** Of several, names have to speak for one; then that of which more speaks for it, then the CRM's own rules. */
    private static Verdict several(List<Evidence> likely, List<Evidence> all) {
        List<Evidence> named = best(likely, one -> one.name() == Agreement.SAME);
        if (named.size() == 1) {
            return matched(named.get(0), "It is the only one of them with this name.", all);
        }
        int most = named.stream().mapToInt(one -> one.agrees().size()).max().orElse(0);
        List<Evidence> strongest = best(named, one -> one.agrees().size() == most);
        if (strongest.size() == 1) {
            return matched(strongest.get(0), "It has this name, and more in common than the others.", all);
        }
        List<Evidence> called = best(strongest, one -> one.contact().duplicate());
        return called.size() == 1
                ? matched(called.get(0), "The CRM's own rules call it the same, of several that may be.", all)
                : open(State.REVIEW, "There are several that may be the same person.", all);
    }

    private static List<Evidence> best(List<Evidence> some, Predicate<Evidence> wanted) {
        return some.stream().filter(wanted).toList();
    }

    private Evidence evidence(String name, ContactQuestion question, FoundContact contact) {
        Set<String> agrees = new TreeSet<>();
        boolean personal = false;
        Set<String> emails = contact.emails().stream().map(Recognition::email).collect(Collectors.toSet());
        Set<String> numbers = new HashSet<>();
        contact.phones().forEach(phone -> phones.normal(phone).ifPresent(numbers::add));
        for (ContactPoint point : question.points()) {
            if (point.kind() == ContactPoint.Kind.EMAIL && emails.contains(email(point.value()))) {
                agrees.add("email");
                personal |= !ofAnOffice(email(point.value()));
            } else if (point.kind() == ContactPoint.Kind.PHONE
                    && phones.normal(point.value()).filter(numbers::contains).isPresent()) {
                agrees.add("phone");
            }
        }
        if (question.handle().isPresent() && contact.handleKnown()) {
            agrees.add("handle");
        }
        return new Evidence(contact, agrees, Names.compare(name, contact.name()), personal || agrees.size() > 1);
    }

    private static boolean ofAnOffice(String address) {
        return OFFICES.contains(address.substring(0, Math.max(0, address.indexOf('@'))));
    }

    private static String email(String written) {
        return written.strip().toLowerCase(Locale.ROOT);
    }

    private static Verdict matched(Evidence one, String reason, List<Evidence> all) {
        return new Verdict(State.MATCHED, one.contact().ref(), Evidence.text(reason, all));
    }

    private static Verdict open(State state, String reason, List<Evidence> all) {
        return new Verdict(state, null, Evidence.text(reason, all));
    }
}
