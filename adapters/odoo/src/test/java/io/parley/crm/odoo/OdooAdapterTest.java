// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.parley.lab.Samples;
import io.parley.lab.simulator.Fault;
import io.parley.spi.SyncException;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.Idempotence;
import io.parley.spi.crm.WriteOutcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Configuration, check, and what faults mean. */
class OdooAdapterTest {

    private final OdooLab lab = new OdooLab();

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    void describesItself() {
        assertThat(lab.adapter().describe().idempotence(CrmWrite.Kind.CONTACT).kind())
                .isEqualTo(Idempotence.Kind.UPSERT_BY_KEY);
        assertThat(lab.adapter().describe().idempotence(CrmWrite.Kind.MESSAGE).kind())
                .isEqualTo(Idempotence.Kind.UPSERT_BY_KEY);
        assertThat(lab.adapter("lead", true)
                        .describe()
                        .idempotence(CrmWrite.Kind.MESSAGE)
                        .kind())
                .isEqualTo(Idempotence.Kind.READ_BACK);
    }

    @Test
    void wrongValuesAreRefusedWithWhatWouldBeRight() {
        assertThatThrownBy(() -> lab.adapter("", "db", "me", "key", "lead"))
                .hasMessageContaining("https://example.odoo.com");
        assertThatThrownBy(() -> lab.adapter("example.odoo.com", "db", "me", "key", "lead"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://example.odoo.com");
        assertThatThrownBy(() -> lab.adapter("https://e.org", " ", "me", "key", "lead"))
                .hasMessageContaining("database must be its name");
        assertThatThrownBy(() -> lab.adapter("https://e.org", "db", "", "key", "lead"))
                .hasMessageContaining("login must be");
        assertThatThrownBy(() -> lab.adapter("https://e.org", "db", "me", "", "lead"))
                .hasMessageContaining("$[secret:odoo-key]");
        assertThatThrownBy(() -> lab.adapter("https://e.org", "db", "me", "key", "case"))
                .hasMessageContaining("lead, opportunity or ticket");
    }

    @Test
    void theCheckHintsAtFieldsForProfiles() throws Exception {
        assertThat(lab.adapter().check().warnings()).singleElement().asString().contains("no fields");
        lab.odoo.addField("res.partner", "x_parley_handle", "char");
        assertThat(lab.adapter().check().warnings()).isEmpty();
        assertThat(lab.adapter().check().name()).isEqualTo(lab.odoo.database());
    }

    @Test
    void aUserWithoutAddressIsToldInTheCheck() {
        lab.odoo.writes("res.partner", lab.odoo.partnerId(), Map.of("email", false));
        assertThatThrownBy(() -> lab.adapter().check())
                .isInstanceOf(SyncException.Permanent.class)
                .hasMessageContaining("e-mail address");
    }

    @Test
    void missingRightsAreToldInTheCheck() {
        lab.record("check_access_rights", "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":false}");
        assertThatThrownBy(() -> lab.adapter().check())
                .isInstanceOf(SyncException.Permanent.class)
                .hasMessageContaining("Contact Creation");
    }

    @Test
    void aRevokedKeyIsDeadCredentials() {
        lab.odoo.revokeKey();
        assertThatThrownBy(() -> lab.adapter().check())
                .isInstanceOf(SyncException.AuthExpired.class)
                .hasMessageContaining("New API Key")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(lab.odoo.apiKey()));
        assertThatThrownBy(() -> lab.adapter().write(Samples.question("1", "Hello?")))
                .isInstanceOf(SyncException.AuthExpired.class);
    }

    @Test
    void aWrongDatabaseIsToldInOdoosWords() {
        assertThatThrownBy(() -> lab.adapter(lab.odoo.endpoint().toString(), "nowhere", "me", "key", "lead")
                        .check())
                .isInstanceOf(SyncException.Transient.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void anotherServerNeedsAPerson() {
        lab.odoo
                .server()
                .wireMock()
                .stubFor(WireMock.any(WireMock.anyUrl())
                        .atPriority(1)
                        .willReturn(WireMock.permanentRedirect("https://example.org/jsonrpc")));
        assertThatThrownBy(() -> lab.adapter().write(Samples.question("1", "Hello?")))
                .isInstanceOf(SyncException.Permanent.class)
                .hasMessageContaining("No Odoo server answers");
    }

    @Test
    void aLostAnswerToSigningInLeavesNoDoubt() {
        lab.odoo.server().failNext(call -> true, Fault.lostAnswer());
        assertThatThrownBy(() -> lab.adapter().write(Samples.question("1", "Hello?")))
                .isInstanceOfSatisfying(SyncException.Transient.class, e -> assertThat(e.inDoubt())
                        .isFalse());
    }

    @ParameterizedTest
    @CsvSource({
        "odoo.exceptions.AccessDenied, AuthExpired, false",
        "odoo.exceptions.AccessError, ItemRejected, false",
        "odoo.exceptions.MissingError, RecordGone, false",
        "odoo.exceptions.UserError, ItemRejected, false",
        "odoo.exceptions.ValidationError, ItemRejected, false",
        "psycopg2.errors.UniqueViolation, ItemRejected, false",
        "psycopg2.errors.SerializationFailure, Transient, false",
        "odoo.exceptions.ConcurrencyError, Transient, false",
        "psycopg2.OperationalError, Transient, true",
        "builtins.KeyError, Transient, true",
        "'', Transient, true",
    })
    void errorsInsideAnswersAreRead(String name, String meaning, boolean inDoubt) throws Exception {
        lab.record(
                "message_post",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":200,\"message\":\"Odoo Server Error\",\"data\":{"
                        + "\"name\":\"" + name + "\",\"message\":\"what\\nOdoo says\"}}}");
        SyncException reason = failure(2);
        assertThat(reason.getClass().getSimpleName()).isEqualTo(meaning);
        assertThat(reason.inDoubt()).isEqualTo(inDoubt);
        assertThat(reason).hasMessageContaining("what Odoo says");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"jsonrpc\":\"2.0\",\"id\":1}", "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":true}", "<html>"})
    void anAnswerThatSaysNothingLeavesDoubt(String body) throws Exception {
        lab.record("message_post", body);
        assertThat(failure(2)).isInstanceOf(SyncException.Transient.class);
        assertThat(failure(2).inDoubt()).isTrue();
    }

    @Test
    void aCollisionLeavesNoDoubt() throws Exception {
        lab.odoo.failSerialization(1);
        assertThat(failure(0)).isInstanceOf(SyncException.Transient.class);
        assertThat(lab.view.contacts()).isEmpty();
        assertThat(lab.write(Samples.question("1", "Hello?"))).hasSize(3);
    }

    private SyncException failure(int index) throws Exception {
        List<WriteOutcome> outcomes = lab.adapter("lead", true).write(Samples.question("1", "Hello?"));
        return ((WriteOutcome.Failed) outcomes.get(index)).reason();
    }
}
