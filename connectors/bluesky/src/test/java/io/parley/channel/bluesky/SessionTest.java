// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Fault;
import io.parley.spi.Budget;
import io.parley.spi.SyncException;
import java.net.URI;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionTest {

    private final BrandAccount account = new BrandAccount();

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void aGoodAccountIsCalledByItsName() throws Exception {
        account.simulator().changes(account.simulator().brand(), "Kettles & Co.", "We boil.", 3);
        assertThat(account.connector().check().name()).isEqualTo("Kettles & Co.");
        assertThat(account.connector().check().page())
                .contains(URI.create("https://bsky.app/profile/"
                        + account.simulator().brand().did()));
    }

    @Test
    void aSessionIsBegunOnceAndRenewed() throws Exception {
        BlueskyConnector connector = account.connector();
        connector.check();
        for (int i = 0; i < 3; i++) {
            account.simulator().endAccessTokens();
            connector.check();
        }
        assertThat(begun()).isEqualTo(1);
        assertThat(account.simulator().server().calls("POST", "/xrpc/com.atproto.server.refreshSession"))
                .isEqualTo(3);
    }

    @Test
    void aSessionThatCannotBeRenewedIsBegunAgain() throws Exception {
        BlueskyConnector connector = account.connector();
        connector.check();
        account.simulator().endSessions();
        connector.check();
        assertThat(begun()).isEqualTo(2);
    }

    @Test
    void aServerThatFailsToRenewCostsNoSession() throws Exception {
        BlueskyConnector connector = account.connector();
        connector.check();
        account.simulator().endAccessTokens();
        account.simulator()
                .server()
                .failNext(
                        call -> call.path().endsWith("refreshSession"),
                        Fault.answering(Answer.text(502, "text/html", "<h1>Bad gateway</h1>")));
        assertThatThrownBy(connector::check).isInstanceOf(SyncException.Transient.class);
        connector.check();
        assertThat(begun()).isEqualTo(1);
    }

    @Test
    void manyCallersBeginOneSession() throws Exception {
        BlueskyConnector connector = account.connector();
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            Callable<String> check = () -> connector.check().name();
            for (Future<String> name :
                    callers.invokeAll(Arrays.asList(check, check, check, check, check, check, check, check))) {
                assertThat(name.get()).isEqualTo("brand.example");
            }
        } finally {
            callers.shutdown();
        }
        assertThat(begun()).isEqualTo(1);
    }

    @Test
    void threeHundredSessionsADayAreTheBudget() {
        assertThat(account.connector().describe().budgets())
                .singleElement()
                .extracting(Budget::name, Budget::amount)
                .containsExactly("sessions", 300L);
    }

    @Test
    void tooManySessionsAreWaitedFor() {
        account.simulator().limitSessions(0);
        assertThatThrownBy(() -> account.connector().check()).isInstanceOf(SyncException.RateLimited.class);
    }

    @Test
    void tooManyCallsAreWaitedFor() throws Exception {
        BlueskyConnector connector = account.connector();
        connector.check();
        account.simulator().limitCalls(0);
        assertThatThrownBy(connector::check).isInstanceOf(SyncException.RateLimited.class);
    }

    @Test
    void aWrongPasswordIsSaidSo() {
        account.simulator().changeAppPassword("other");
        BrandAccount.Configuration configuration = new BrandAccount.Configuration(account);
        configuration.password = "wrong";
        assertThatThrownBy(() -> account.connector(configuration).check())
                .isInstanceOf(SyncException.AuthExpired.class)
                .hasMessageContaining("make a new app password")
                .hasMessageNotContaining("wrong");
    }

    @Test
    void thePasswordForLoggingInIsNotTheRightOne() {
        account.simulator().askForCode();
        assertThatThrownBy(() -> account.connector().check())
                .isInstanceOf(SyncException.Permanent.class)
                .hasMessageContaining("put an app password into the configuration");
    }

    @ParameterizedTest
    @CsvSource({"takendown, has closed the account", "suspended, has closed the account", "deactivated, is deactivated"
    })
    void anAccountThatIsNotActiveIsSaidSo(String status, String said) throws Exception {
        BlueskyConnector connector = account.connector();
        connector.check();
        account.simulator().setStatus(status);
        assertThatThrownBy(connector::check)
                .isInstanceOf(SyncException.Permanent.class)
                .hasMessageContaining(said);
        assertThatThrownBy(() -> account.connector().check())
                .isInstanceOf(SyncException.Permanent.class)
                .hasMessageContaining(said);
    }

    @Test
    void anAddressWhereSomethingElseLivesIsSaidSo() {
        BlueskyConnector lost =
                account.connectorAt(URI.create(account.simulator().endpoint() + "/profile"));
        assertThatThrownBy(lost::check)
                .isInstanceOf(SyncException.Transient.class)
                .hasMessageContaining("put the address of the account's server into endpoint");
    }

    private long begun() {
        return account.simulator().server().calls("POST", "/xrpc/com.atproto.server.createSession");
    }
}
