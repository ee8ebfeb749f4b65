// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.internal.store.Matches.State;
import io.parley.model.ContactPoint;
import io.parley.model.ContactPoint.Kind;
import io.parley.model.ExternalId;
import io.parley.model.SocialProfile;
import io.parley.spi.crm.ContactQuestion;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.FoundContact;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom the CRM's contacts are taken for, and who is left to a person. */
class RecognitionTest {

    private static final String EMAIL = "anna@example.org";
    private static final String PHONE = "+4930123456";

    private final Recognition recognition =
            new Recognition(MatchRules.of(List.of("email", "phone", "handle:test"), false, "de"));

    @Test
    void anAddressAndANameThatAgreeAreEnough() {
        assertThat(decide("Anna Meyer", contact(1, "Anna Meyer").email("ANNA@example.org")))
                .isEqualTo(State.MATCHED);
        assertThat(decide("Annika", contact(1, "Anna Meyer").email(EMAIL))).isEqualTo(State.REVIEW);
        assertThat(decide("Anna", contact(1, "Dr. Anna Maria Meyer").email(EMAIL)))
                .isEqualTo(State.MATCHED);
        assertThat(decide("anna_77", contact(1, "Anna Meyer").email(EMAIL))).isEqualTo(State.MATCHED);
    }

    @Test
    void namesAreWrittenInManyWays() {
        assertThat(Names.compare("Jürgen Müller", "MULLER, Jurgen")).isEqualTo(Names.Agreement.SAME);
        assertThat(Names.compare("Bob Stone", "Robert Stone")).isEqualTo(Names.Agreement.SAME);
        assertThat(Names.compare("Alex Stone", "Alexander Stone")).isEqualTo(Names.Agreement.SAME);
        assertThat(Names.compare("R. Stone", "Robert Stone")).isEqualTo(Names.Agreement.SAME);
        assertThat(Names.compare("Thomas Schmidt", "Thomas Schmitt")).isEqualTo(Names.Agreement.SAME);
        assertThat(Names.compare("annameyer", "Anna Meyer")).isEqualTo(Names.Agreement.SAME);
        assertThat(Names.compare("🌻", "Anna Meyer")).isEqualTo(Names.Agreement.UNKNOWN);
        assertThat(Names.compare("Meyer", "Anna Meyer")).isEqualTo(Names.Agreement.UNKNOWN);
        assertThat(Names.compare("Anna", "Meyer, Anna")).isEqualTo(Names.Agreement.SAME);
    }

    @Test
    void aFamilyHasANameInCommonAndIsNotOnePerson() {
        assertThat(Names.compare("Anna Meyer", "Boris Meyer")).isEqualTo(Names.Agreement.DIFFERENT);
        assertThat(Names.compare("Julia Weber", "Julian Weber")).isEqualTo(Names.Agreement.DIFFERENT);
        assertThat(Names.compare("Mario Weber", "Maria Weber")).isEqualTo(Names.Agreement.DIFFERENT);
        assertThat(Names.compare("paulmeyer", "Anna Meyer")).isEqualTo(Names.Agreement.DIFFERENT);
        assertThat(Names.compare("A. M.", "Anna Meyer"))
                .as("initials alone say nothing")
                .isEqualTo(Names.Agreement.DIFFERENT);
    }

    @Test
    void ofAFamilyWithOneAddressTheNameTellsWhoItIs() {
        FoundContact.Builder boris = contact(1, "Boris Meyer").email(EMAIL);
        FoundContact.Builder anna = contact(2, "Anna Meyer").email(EMAIL);
        assertThat(verdict("Anna Meyer", boris, anna).ref()).isEqualTo(new CrmRef("Contact", "2"));
        assertThat(decide("", boris, anna)).isEqualTo(State.REVIEW);
        assertThat(decide("Carla Meyer", boris, anna)).isEqualTo(State.REVIEW);
    }

    @Test
    void whoeverIsThereTwiceIsTheOneWithMoreInCommon() {
        FoundContact.Builder some = contact(1, "Anna Meyer").email(EMAIL);
        FoundContact.Builder more = contact(2, "Anna Meyer").email(EMAIL).phone("030 / 123456");
        assertThat(verdict("Anna Meyer", some, more).ref()).isEqualTo(new CrmRef("Contact", "2"));
    }

    @Test
    void theCrmsOwnRulesBreakATieAndDoNotMatchByThemselves() {
        FoundContact.Builder one = contact(1, "Anna Meyer").email(EMAIL);
        FoundContact.Builder other = contact(2, "Anna Meyer").email(EMAIL);
        assertThat(decide("Anna Meyer", one, other)).isEqualTo(State.REVIEW);
        assertThat(verdict("Anna Meyer", one, other.duplicate(true)).ref()).isEqualTo(new CrmRef("Contact", "2"));
        assertThat(decide("Anna Meyer", contact(3, "Anna Meyer").duplicate(true)))
                .isEqualTo(State.REVIEW);
        assertThat(decide("Anna Meyer", contact(3, "Anna Meyer"))).isEqualTo(State.NONE);
    }

    @Test
    void anAddressOfAnOfficeANumberOrAHandleNeedsAName() {
        SocialProfile nobody = profile("")
                .contactPoint(new ContactPoint(Kind.EMAIL, "info@example.org", true))
                .build();
        ContactQuestion question = recognition.question(nobody).orElseThrow();
        FoundContact office = contact(1, "Anna Meyer").email("info@example.org").build();
        assertThat(recognition.decide(nobody, question, List.of(office)).state())
                .isEqualTo(State.REVIEW);
        assertThat(decide("", contact(1, "Anna Meyer").phone(PHONE))).isEqualTo(State.REVIEW);
        assertThat(decide("", contact(1, "Anna Meyer").handleKnown(true))).isEqualTo(State.REVIEW);
        assertThat(decide("Anna Meyer", contact(1, "Anna Meyer").handleKnown(true)))
                .isEqualTo(State.MATCHED);
    }

    @Test
    void aNumberIsTheSameHoweverItIsWritten() {
        for (String written : List.of("030 123456", "+49 (0)30 123-456", "0049 30 123456", "(030) 12 34 56")) {
            assertThat(decide("Anna Meyer", contact(1, "Anna Meyer").phone(written)))
                    .as(written)
                    .isEqualTo(State.MATCHED);
        }
        for (String other : List.of("040 123456", "123456", "+1 30 123456", "see above", "0".repeat(10_000))) {
            assertThat(decide("Anna Meyer", contact(1, "Anna Meyer").phone(other)))
                    .as(other)
                    .isEqualTo(State.NONE);
        }
    }

    @Test
    void onlyWhatIsConfiguredAndVouchedForIsAskedFor() {
        SocialProfile typed = profile("Anna")
                .contactPoint(new ContactPoint(Kind.EMAIL, EMAIL, false))
                .build();
        assertThat(new Recognition(MatchRules.of(List.of("email"), false, "")).question(typed))
                .isEmpty();
        assertThat(new Recognition(MatchRules.of(List.of("email"), true, "")).question(typed))
                .isPresent();
        assertThat(new Recognition(MatchRules.of(List.of("phone", "handle:other"), true, "")).question(typed))
                .isEmpty();
    }

    @Test
    void aWrongConfigurationIsRefusedWithWhatWouldBeRight() {
        assertThatThrownBy(() -> MatchRules.of(List.of("mail"), false, "")).hasMessageContaining("handle:mastodon");
        assertThatThrownBy(() -> MatchRules.of(List.of("phone"), false, "Germany"))
                .hasMessageContaining("such as DE");
    }

    private static SocialProfile.Builder profile(String name) {
        return SocialProfile.of(new ExternalId("test", "people", "anna"))
                .displayName(name)
                .handle("anna_77")
                .observedAt(Instant.EPOCH);
    }

    private static FoundContact.Builder contact(int id, String name) {
        return FoundContact.of(new CrmRef("Contact", Integer.toString(id)), name);
    }

    private State decide(String name, FoundContact.Builder... found) {
        return verdict(name, found).state();
    }

    private Verdict verdict(String name, FoundContact.Builder... found) {
        SocialProfile profile = profile(name)
                .contactPoint(new ContactPoint(Kind.EMAIL, EMAIL, true))
                .contactPoint(new ContactPoint(Kind.PHONE, PHONE, true))
                .build();
        ContactQuestion question = recognition.question(profile).orElseThrow();
        return recognition.decide(
                profile,
                question,
                List.of(found).stream().map(FoundContact.Builder::build).toList());
    }
}
