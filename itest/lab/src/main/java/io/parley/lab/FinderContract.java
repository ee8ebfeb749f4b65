// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.parley.model.ContactPoint;
import io.parley.model.ContactPoint.Kind;
import io.parley.spi.crm.ContactFinder;
import io.parley.spi.crm.ContactQuestion;
import io.parley.spi.crm.CrmAdapter;
import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.FoundContact;
import io.parley.spi.crm.MoveConversation;
import io.parley.spi.crm.Parent;
import io.parley.spi.crm.WriteOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What every adapter does that finds people ({@link ContactFinder}). Each test begins with an empty CRM. */
public abstract class FinderContract extends Contract {

    private static final String ANNA = "anna.meyer@example.org";

    /** {@return the adapter, a {@link ContactFinder}, configured for the CRM of the test} */
    protected abstract CrmAdapter adapter();

    /** {@return the contacts in the CRM of the test as its people see them} */
    protected abstract PeopleView people();

    @ContractTest
    void somebodyIsFoundByAnAddressInAnyCase() throws Exception {
        CrmRef anna = people().make("Anna Meyer", "Anna.Meyer@Example.org", null);
        people().make("Boris Stone", "boris@example.org", null);
        assertThat(find(email("1", ANNA))).singleElement().satisfies(found -> {
            assertThat(found.ref()).isEqualTo(anna);
            assertThat(found.name()).contains("Anna", "Meyer");
            assertThat(found.emails()).anySatisfy(email -> assertThat(email).isEqualToIgnoringCase(ANNA));
        });
    }

    @ContractTest
    void somebodyIsFoundByANumberHoweverItIsWritten() throws Exception {
        CrmRef anna = people().make("Anna Meyer", null, "+49 30 1234-5678");
        List<FoundContact> found = find(phone("1", "+493012345678"));
        assertThat(found).extracting(FoundContact::ref).contains(anna);
        assertThat(found.get(0).phones())
                .anySatisfy(phone -> assertThat(phone.replaceAll("[^0-9]", "")).endsWith("3012345678"));
    }

    @ContractTest
    void whoeverIsThereTwiceIsFoundTwiceAndNobodyIsToldTwice() throws Exception {
        CrmRef one = people().make("Anna Meyer", ANNA, "+49 30 12345678");
        CrmRef other = people().make("A. Meyer", ANNA, null);
        ContactQuestion both = new ContactQuestion(
                Samples.person("1").id(),
                null,
                List.of(new ContactPoint(Kind.EMAIL, ANNA, true), new ContactPoint(Kind.PHONE, "+493012345678", true)));
        assertThat(find(both)).extracting(FoundContact::ref).containsExactlyInAnyOrder(one, other);
    }

    @ContractTest
    void nobodyIsFoundWhereNobodyIs() throws Exception {
        people().make("Anna Meyer", ANNA, null);
        assertThat(find(email("1", "meyer@example.org"))).isEmpty();
        assertThat(find(phone("1", "+493099999999"))).isEmpty();
    }

    @ContractTest
    void whatStrangersTypeIsNoQueryOfTheirs() throws Exception {
        people().make("Anna Meyer", ANNA, null);
        List<String> typed = List.of(
                "%@example.org",
                "anna_meyer@example.org",
                "*@example.org",
                "?nna.meyer@example.org",
                "x' OR '1'='1@example.org",
                "a\\@example.org",
                "{anna}@example.org",
                "\"a OR b\"@example.org",
                "a&b=c#d@example.org",
                "é@example.org");
        for (String address : typed) {
            assertThat(find(email("1", address)).stream()
                            .filter(found -> found.emails().contains(address)))
                    .as(address)
                    .isEmpty();
        }
    }

    @ContractTest
    void aHundredQuestionsAreAnsweredInTheirOrder() throws Exception {
        CrmRef anna = people().make("Anna Meyer", ANNA, null);
        CrmRef boris = people().make("Boris Stone", "boris@example.org", null);
        List<ContactQuestion> questions = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String address = i == 17 ? ANNA : i == 80 ? "boris@example.org" : "nobody" + i + "@example.org";
            questions.add(email(Integer.toString(i), address));
        }
        List<List<FoundContact>> answers = finder().find(questions);
        assertThat(answers).hasSize(100);
        assertThat(answers.get(17)).extracting(FoundContact::ref).containsExactly(anna);
        assertThat(answers.get(80)).extracting(FoundContact::ref).containsExactly(boris);
        assertThat(answers.stream().mapToInt(List::size).sum()).isEqualTo(2);
    }

    @ContractTest
    void whatPeopleMadeIsKeptWhenAPersonIsWrittenToIt() throws Exception {
        CrmRef anna = people().make("Anna Meyer", ANNA, null);
        CrmRef belongs = asked("1", anna);
        assertThat(people().contacts()).containsExactly(anna.id());
        assertThat(people().nameOf(anna.id())).contains("Anna", "Meyer");
        assertThat(people().contactOf(belongs.id())).isEqualTo(anna.id());
    }

    @ContractTest
    void aCaseGoesToAnotherContactAndDoingItAgainChangesNothing() throws Exception {
        CrmRef belongs = asked("1", null);
        String own = people().contactOf(belongs.id());
        CrmRef anna = people().make("Anna Meyer", ANNA, null);
        write(List.of(put("1", anna), move("1", belongs, anna)));
        assertThat(people().contactOf(belongs.id())).isEqualTo(anna.id());
        write(List.of(move("1", belongs, anna)));
        assertThat(people().contactOf(belongs.id())).isEqualTo(anna.id());
        assertThat(people().contacts()).containsExactlyInAnyOrder(anna.id(), own);
    }

    @ContractTest
    void aCaseThatWasMovedComesBack() throws Exception {
        CrmRef belongs = asked("1", null);
        CrmRef own = new CrmRef(people().make("Anna Meyer", ANNA, null).type(), people().contactOf(belongs.id()));
        CrmRef other = people().make("Boris Stone", null, null);
        write(List.of(put("1", other), move("1", belongs, other)));
        write(List.of(put("1", own), move("1", belongs, own)));
        assertThat(people().contactOf(belongs.id())).isEqualTo(own.id());
        assertThat(people().contacts()).hasSize(3);
    }

    @ContractTest
    void whoWasTakenForAnotherGetsAContactOfTheirOwnOnce() throws Exception {
        CrmRef anna = people().make("Anna Meyer", ANNA, null);
        CrmRef belongs = asked("1", anna);
        CrmWrite.PutContact apart =
                new CrmWrite.PutContact(key("1"), null, false, Samples.person("1")).separatedFrom(Set.of(anna));
        CrmRef own = write(List.of(apart, move("1", belongs, null))).get(0);
        assertThat(own.id()).isNotEqualTo(anna.id());
        assertThat(people().contactOf(belongs.id())).isEqualTo(own.id());
        CrmWrite.PutContact again =
                new CrmWrite.PutContact(key("1"), null, true, Samples.person("1")).separatedFrom(Set.of(anna));
        assertThat(write(List.of(again))).containsExactly(own);
        assertThat(people().contacts()).containsExactlyInAnyOrder(anna.id(), own.id());
    }

    @ContractTest
    void aCaseThatIsNotThereIsNotMadeByAMove() throws Exception {
        CrmRef belongs = asked("1", null);
        CrmRef contact = people().make("Anna Meyer", ANNA, null);
        CrmRef gone = new CrmRef(belongs.type(), belongs.id().replaceAll("[0-9]", "1"));
        assertThat(adapter().write(List.of(move("1", gone, contact))))
                .singleElement()
                .isInstanceOf(WriteOutcome.Failed.class);
    }

    /** Somebody asks something, and is the contact of a record, or gets one of their own; the case. */
    private CrmRef asked(String id, @Nullable CrmRef contact) throws Exception {
        List<CrmWrite> writes = new ArrayList<>(Samples.question(id, "Where is my parcel?"));
        if (contact != null) {
            writes.set(0, put(id, contact));
        }
        return write(writes).get(1);
    }

    private static CrmWrite put(String id, CrmRef contact) {
        return new CrmWrite.PutContact(key(id), contact, false, Samples.person(id));
    }

    private static CrmWrite move(String id, CrmRef belongs, @Nullable CrmRef contact) {
        return new MoveConversation("move:" + id, belongs, false, new Parent(key(id), contact));
    }

    private static String key(String id) {
        return Samples.person(id).id().key();
    }

    private static ContactQuestion email(String id, String address) {
        return new ContactQuestion(Samples.person(id).id(), null, List.of(new ContactPoint(Kind.EMAIL, address, true)));
    }

    private static ContactQuestion phone(String id, String number) {
        return new ContactQuestion(Samples.person(id).id(), null, List.of(new ContactPoint(Kind.PHONE, number, true)));
    }

    private ContactFinder finder() {
        return (ContactFinder) adapter();
    }

    private List<FoundContact> find(ContactQuestion question) throws Exception {
        List<List<FoundContact>> answers = finder().find(List.of(question));
        assertThat(answers).hasSize(1);
        return answers.get(0);
    }

    private List<CrmRef> write(List<CrmWrite> writes) throws Exception {
        List<CrmRef> refs = new ArrayList<>();
        for (WriteOutcome outcome : adapter().write(writes)) {
            assertThat(outcome).isInstanceOf(WriteOutcome.Done.class);
            refs.add(((WriteOutcome.Done) outcome).ref());
        }
        return refs;
    }
}
