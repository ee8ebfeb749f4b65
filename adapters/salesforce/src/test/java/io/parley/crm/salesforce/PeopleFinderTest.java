// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.lab.Samples;
import io.parley.model.ContactPoint;
import io.parley.model.ExternalId;
import io.parley.spi.crm.ContactQuestion;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.FoundContact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is found. */
class PeopleFinderTest extends OrgTest {

    private static ContactQuestion question(@Nullable String handle, ContactPoint... points) {
        return new ContactQuestion(new ExternalId("lab", "people", "new"), handle, List.of(points));
    }

    private static ContactPoint email(String address) {
        return new ContactPoint(ContactPoint.Kind.EMAIL, address, true);
    }

    private static ContactPoint phone(String number) {
        return new ContactPoint(ContactPoint.Kind.PHONE, number, true);
    }

    private List<FoundContact> found(ContactQuestion question) throws Exception {
        return adapter.find(List.of(question)).get(0);
    }

    private static List<String> names(List<FoundContact> found) {
        return found.stream().map(FoundContact::name).toList();
    }

    @Test
    void byAnAddressWhateverItsCase() throws Exception {
        String id = org.create("Contact", Map.of("LastName", "O'Hara", "Email", "Pat.O'Hara@Example.com"));
        org.create("Contact", Map.of("LastName", "Other", "Email", "other@example.com"));
        assertThat(found(question(null, email("pat.o'hara@example.COM"))))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.ref()).isEqualTo(new CrmRef("Contact", id));
                    assertThat(one.name()).isEqualTo("O'Hara");
                    assertThat(one.emails()).containsExactly("Pat.O'Hara@Example.com");
                    assertThat(one.handleKnown()).isFalse();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"+491511234567", "0151 1234567", "(0151) 123-45 67", "0049/151/1234567"})
    void byANumberHoweverItIsWritten(String written) throws Exception {
        org.create("Contact", Map.of("LastName", "Doe", "MobilePhone", written));
        org.create("Contact", Map.of("LastName", "Roe", "MobilePhone", "+4915112345678"));
        assertThat(names(found(question(null, phone("+491511234567"))))).containsExactly("Doe");
    }

    @Test
    void byAHandleThatIsKnown() throws Exception {
        List<CrmRef> refs = write(Samples.question("1", "?"));
        org.create("Contact", Map.of("LastName", "Stranger"));
        assertThat(found(question("Person-1"))).singleElement().satisfies(one -> {
            assertThat(one.ref()).isEqualTo(refs.get(0));
            assertThat(one.handleKnown()).isTrue();
        });
        assertThat(adapter.find(
                        List.of(new ContactQuestion(new ExternalId("other", "people", "1"), "person-1", List.of()))))
                .as("the same handle elsewhere is somebody else's")
                .containsExactly(List.of());
    }

    @Test
    void byAPersonaThatPeopleMade() throws Exception {
        OrgMode.SOCIAL.deploy(org);
        SalesforceAdapter social = adapter(TestConfiguration.of(org).mode("social"));
        String contact = org.create("Contact", Map.of("LastName", "Doe"));
        org.create("SocialPersona", Map.of("ParentId", contact, "Provider", "Twitter", "Name", "jdoe"));
        ContactQuestion question = new ContactQuestion(new ExternalId("twitter", "", "7"), "JDoe", List.of());
        assertThat(social.find(List.of(question)).get(0)).singleElement().satisfies(one -> {
            assertThat(one.ref()).isEqualTo(new CrmRef("Contact", contact));
            assertThat(one.name()).isEqualTo("Doe");
            assertThat(one.handleKnown()).isTrue();
        });
    }

    @Test
    void everyCandidateOnceAndTwentyAtMost() throws Exception {
        for (int i = 0; i < 30; i++) {
            org.create("Contact", Map.of("LastName", "Doe", "Email", "info@example.com", "Phone", "030 1234567"));
        }
        List<FoundContact> found = found(question(null, email("info@example.com"), phone("+49301234567")));
        assertThat(found).hasSize(20).extracting(FoundContact::ref).doesNotHaveDuplicates();
    }

    @Test
    void aHundredQuestionsTakeTwoCalls() throws Exception {
        org.create("Contact", Map.of("LastName", "Doe", "Email", "person42@example.com"));
        adapter.check();
        List<ContactQuestion> questions = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            questions.add(question("person-" + i, email("person" + i + "@example.com"), phone("+4930123450" + i)));
        }
        long before = org.apiCalls();
        List<List<FoundContact>> found = adapter.find(questions);
        assertThat(org.apiCalls() - before).isEqualTo(2);
        assertThat(found).hasSize(100);
        assertThat(names(found.get(42))).containsExactly("Doe");
        assertThat(found.get(41)).isEmpty();
    }

    @Test
    void nothingToGoByIsNotAsked() throws Exception {
        adapter.check();
        long before = org.apiCalls();
        assertThat(found(question(null))).isEmpty();
        assertThat(org.apiCalls() - before).isZero();
    }
}
