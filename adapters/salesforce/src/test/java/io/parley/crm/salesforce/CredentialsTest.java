// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.parley.lab.Samples;
import io.parley.spi.SyncException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The ways to log in. */
class CredentialsTest extends OrgTest {

    private static KeyPair keys;
    private static String pem;

    @BeforeAll
    static void generate() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    private TestConfiguration signed() {
        return TestConfiguration.at(org.endpoint().toString(), org.clientId(), "")
                .with("_privateKey", pem)
                .with("user", org.integrationUserName());
    }

    private TestConfiguration allowed(String token) {
        return TestConfiguration.at(org.endpoint().toString(), org.clientId(), "")
                .with("_refreshToken", token);
    }

    @Test
    void aSignedStatementIsTaken() throws Exception {
        org.certify(keys.getPublic());
        SalesforceAdapter adapter = adapter(signed());
        assertThat(adapter.check().warnings()).isEmpty();
        org.expireTokens();
        write(adapter, Samples.question("1", "?"));
        assertThat(org.server().calls("POST", "/services/oauth2/token")).isEqualTo(2);
    }

    @Test
    void aStatementThatIsNotTakenIsExplainedBySalesforce() {
        assertThatThrownBy(() -> adapter(signed()).check())
                .as("no certificate")
                .isInstanceOf(SyncException.AuthExpired.class)
                .hasMessageContaining("invalid assertion");
        org.certify(keys.getPublic());
        assertThatThrownBy(() ->
                        adapter(signed().with("user", "somebody@example.com")).check())
                .hasMessageContaining("user hasn't approved this consumer");
        assertThatThrownBy(() -> adapter(signed().with("audience", "https://login.example.com"))
                        .check())
                .hasMessageContaining("audience is invalid");
    }

    @Test
    void aRefreshTokenServesAgainAndAgain() throws Exception {
        SalesforceAdapter adapter = adapter(allowed(org.approve()));
        assertThat(adapter.check().warnings()).isEmpty();
        org.expireTokens();
        write(adapter, Samples.question("1", "?"));
        org.approve();
        org.expireTokens();
        assertThatThrownBy(() -> adapter.write(Samples.question("2", "?")))
                .isInstanceOf(SyncException.AuthExpired.class)
                .hasMessageContaining("expired access/refresh token");
    }

    @Test
    void aRefreshTokenThatServesOnceIsFollowedAndWarnedOf() throws Exception {
        SalesforceAdapter adapter = adapter(allowed(org.approve()));
        org.rotateRefreshTokens(true);
        assertThat(adapter.check().warnings()).singleElement().asString().contains("Refresh Token Rotation");
        org.expireTokens();
        write(adapter, Samples.question("1", "?"));
        org.expireTokens();
        write(adapter, Samples.question("2", "?"));
    }

    @Test
    void whatBelongsTogetherIsSaid() {
        refused(signed().with("user", ""), "user must be");
        refused(signed().with("audience", "login"), "audience must be");
        refused(signed().with("_clientSecret", "s"), "different ways to log in");
        refused(signed().with("_refreshToken", "t"), "different ways to log in");
        refused(signed().with("clientId", ""), "clientId must be");
        refused(signed().with("_privateKey", pem.replace("PRIVATE KEY", "RSA PRIVATE KEY")), "openssl pkcs8");
        refused(signed().with("_privateKey", pem.replaceAll("[b-y]", "a")), "openssl pkcs8");
        refused(TestConfiguration.at(org.endpoint().toString(), "c", ""), "unless privateKey or refreshToken is there");
    }

    private void refused(TestConfiguration configuration, String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> adapter(configuration))
                .withMessageContaining(words)
                .withMessageNotContaining("MII");
    }
}
