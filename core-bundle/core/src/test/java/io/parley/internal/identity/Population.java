// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.identity;

import io.parley.model.ContactPoint;
import io.parley.model.ContactPoint.Kind;
import io.parley.model.ExternalId;
import io.parley.model.SocialProfile;
import io.parley.spi.crm.ContactQuestion;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.FoundContact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Made-up people, of whom it is known which contacts of a CRM they are: families and offices that share an address, spouses who
 * write from one another's, numbers and handles that went to somebody else, slips of the pen, nicknames, missing data, contacts
 * that are there twice. The same seed is the same people.
 */
final class Population {

    private static final List<String> GIVEN = List.of(
            "Anna",
            "Andreas",
            "Alexander",
            "Barbara",
            "Bernd",
            "Carla",
            "Carlos",
            "Christian",
            "Christina",
            "Daniel",
            "Daniela",
            "Dora",
            "Elizabeth",
            "Emil",
            "Eva",
            "Frank",
            "Franziska",
            "Gabriele",
            "Georg",
            "Hannah",
            "Heinrich",
            "Ines",
            "Jan",
            "Jana",
            "Johannes",
            "Julia",
            "Julian",
            "Karl",
            "Katherine",
            "Laura",
            "Lukas",
            "Maria",
            "Mario",
            "Martin",
            "Martina",
            "Michael",
            "Nicholas",
            "Nina",
            "Oliver",
            "Paul",
            "Paula",
            "Peter",
            "Petra",
            "Robert",
            "Sabine",
            "Samuel",
            "Simon",
            "Simone",
            "Stefan",
            "Stefanie",
            "Susan",
            "Thomas",
            "Ulrike",
            "William",
            "Zoë");
    private static final List<String> FAMILIES = List.of(
            "Müller",
            "Schmidt",
            "Schneider",
            "Fischer",
            "Weber",
            "Meyer",
            "Wagner",
            "Becker",
            "Schulz",
            "Hoffmann",
            "Koch",
            "Bauer",
            "Richter",
            "Klein",
            "Wolf",
            "Schröder",
            "Neumann",
            "Schwarz",
            "Zimmermann",
            "Braun",
            "Krüger",
            "Hofmann",
            "Hartmann",
            "Lange",
            "Werner",
            "Krause",
            "Lehmann",
            "Maier",
            "Köhler",
            "Herrmann",
            "Smith",
            "Jones",
            "Taylor",
            "Brown",
            "Williams",
            "Wilson",
            "Johnson",
            "Davies",
            "García",
            "Rossi",
            "Dubois",
            "Nielsen",
            "Kowalski",
            "Novák",
            "de Vries",
            "van Dijk",
            "Silva",
            "Öztürk",
            "Petrov",
            "Nguyen");
    private static final Map<String, String> SHORT = Map.of(
            "Robert",
            "Bob",
            "William",
            "Bill",
            "Elizabeth",
            "Liz",
            "Katherine",
            "Kate",
            "Michael",
            "Mike",
            "Nicholas",
            "Nick",
            "Alexander",
            "Alex",
            "Samuel",
            "Sam",
            "Johannes",
            "Hans",
            "Susan",
            "Sue");

    private final Random random;
    private final List<Person> people = new ArrayList<>();
    private final List<Contact> contacts = new ArrayList<>();
    private final Map<String, Set<Contact>> index = new HashMap<>();

    /** Somebody, with what they write from and are called at. */
    record Person(
            int number,
            String given,
            String family,
            String email,
            String mobile,
            @Nullable String shared,
            String line) {}

    /** A contact, and who it is. */
    record Contact(int person, FoundContact found) {}

    Population(long seed, int size) {
        random = new Random(seed);
        while (people.size() < size) {
            addHousehold();
        }
        for (Person person : people) {
            if (chance(70)) {
                addContact(person);
            }
            if (chance(3)) {
                addContact(person);
            }
        }
    }

    List<Person> people() {
        return people;
    }

    /** Whether anything that is asked for leads to a contact of this very person. */
    boolean findable(Person person, ContactQuestion question) {
        return candidates(question).stream().anyMatch(contact -> contact.person() == person.number());
    }

    /** Who a contact is. */
    int owner(CrmRef ref) {
        return contacts.get(Integer.parseInt(ref.id())).person();
    }

    /** What the search of the CRM answers. */
    List<FoundContact> find(ContactQuestion question) {
        return candidates(question).stream().limit(20).map(Contact::found).toList();
    }

    private Set<Contact> candidates(ContactQuestion question) {
        Set<Contact> found = new LinkedHashSet<>();
        question.points().forEach(point -> found.addAll(index.getOrDefault(key(point.value()), Set.of())));
        question.handle().ifPresent(handle -> found.addAll(index.getOrDefault("@" + handle, Set.of())));
        return found;
    }

    /** The profile of somebody, as a channel shows it. */
    SocialProfile profile(Person person) {
        SocialProfile.Builder profile = SocialProfile.of(new ExternalId("test", "people", "p" + person.number()))
                .displayName(shownName(person))
                .handle(handle(person))
                .observedAt(Instant.EPOCH);
        if (chance(50)) {
            String email = person.email();
            if (person.shared() != null && chance(12)) {
                email = person.shared();
            } else if (chance(2)) {
                email = neighbour(person).email();
            }
            profile.contactPoint(new ContactPoint(Kind.EMAIL, chance(20) ? email.toUpperCase() : email, true));
        }
        if (chance(40)) {
            String phone = chance(10) ? person.line() : person.mobile();
            profile.contactPoint(new ContactPoint(Kind.PHONE, phone, true));
        }
        if (chance(15)) {
            String typed = chance(90) ? person.email() : neighbour(person).email();
            profile.contactPoint(new ContactPoint(Kind.EMAIL, typed, false));
        }
        return profile.build();
    }

    private void addHousehold() {
        String family = chance(60) ? FAMILIES.get(random.nextInt(12)) : pick(FAMILIES);
        int size = chance(60) ? 1 : 2 + random.nextInt(3);
        int home = people.size();
        String line = "+4930" + (1_000_000 + home);
        @Nullable String shared = size > 1 && chance(40) ? "haus" + home + "@example.net" : null;
        if (size == 1 && chance(8)) {
            shared = (chance(50) ? "info" : "office") + "@firma" + home / 40 + ".example";
        }
        for (int i = 0; i < size; i++) {
            int number = people.size();
            String given = pick(GIVEN);
            String email = "p" + number + "@" + (chance(50) ? "example.org" : "mail.example");
            people.add(new Person(number, given, family, email, "+49151" + (10_000_000 + number), shared, line));
        }
    }

    private void addContact(Person person) {
        CrmRef ref = new CrmRef("Contact", Integer.toString(contacts.size()));
        FoundContact.Builder contact = FoundContact.of(ref, knownName(person));
        List<String> keys = new ArrayList<>();
        if (chance(85)) {
            String email = person.email();
            if (chance(6)) {
                email = "old" + email;
            } else if (chance(3)) {
                email = slip(email);
            } else if (person.shared() != null && chance(35)) {
                email = person.shared();
            } else if (chance(2)) {
                email = neighbour(person).email();
            }
            contact.email(email);
            keys.add(key(email));
        }
        if (chance(60)) {
            String phone = chance(25) ? person.line() : person.mobile();
            if (chance(4)) {
                phone = people.get(random.nextInt(people.size()))
                        .mobile(); // It was theirs before somebody else had it.
            }
            contact.phone(written(phone));
            keys.add(key(phone));
        }
        if (chance(30)) {
            Person holder = chance(6) ? people.get(random.nextInt(people.size())) : person;
            contact.handleKnown(true);
            keys.add("@" + handle(holder));
        }
        Contact made = new Contact(person.number(), contact.build());
        contacts.add(made);
        keys.forEach(
                key -> index.computeIfAbsent(key, any -> new LinkedHashSet<>()).add(made));
    }

    /** Somebody of the same household, if there is one, or of the next. */
    private Person neighbour(Person person) {
        return people.get(person.number() == 0 ? 0 : person.number() - 1);
    }

    private String shownName(Person person) {
        return switch (random.nextInt(20)) {
            case 0 -> person.given();
            case 1 -> SHORT.getOrDefault(person.given(), person.given()) + " " + person.family();
            case 2 -> slip(person.given()) + " " + person.family();
            case 3 -> "Sunny Traveller";
            case 4 -> "";
            case 5 -> handle(person);
            case 6 -> person.given().charAt(0) + ". " + person.family();
            case 7 -> person.given().toLowerCase() + person.family().toLowerCase();
            case 8 -> person.given() + " 🌻";
            default -> person.given() + " " + person.family();
        };
    }

    private String knownName(Person person) {
        return switch (random.nextInt(20)) {
            case 0 -> person.family() + ", " + person.given();
            case 1 -> person.given() + " " + slip(person.family());
            case 2 -> person.given().charAt(0) + ". " + person.family();
            case 3 -> "Herr/Frau " + person.family();
            case 4 -> person.given() + " " + pick(FAMILIES); // before the wedding
            case 5 -> "Dr. " + person.given() + " " + pick(GIVEN) + " " + person.family();
            default -> person.given() + " " + person.family();
        };
    }

    private static String handle(Person person) {
        return person.given().toLowerCase().charAt(0) + "user" + person.number();
    }

    private String written(String phone) {
        return switch (random.nextInt(4)) {
            case 0 -> "0" + phone.substring(3, 6) + " / " + phone.substring(6);
            case 1 -> "+49 (0) " + phone.substring(3, 6) + "-" + phone.substring(6);
            case 2 -> "0049" + phone.substring(3);
            default -> phone;
        };
    }

    private String slip(String text) {
        int at = 1 + random.nextInt(Math.max(1, text.length() - 2));
        return chance(50)
                ? text.substring(0, at) + text.substring(at + 1)
                : text.substring(0, at) + (char) ('a' + random.nextInt(26)) + text.substring(at + 1);
    }

    private static String key(String value) {
        return value.contains("@") ? value.toLowerCase() : value.substring(Math.max(0, value.length() - 8));
    }

    private String pick(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
