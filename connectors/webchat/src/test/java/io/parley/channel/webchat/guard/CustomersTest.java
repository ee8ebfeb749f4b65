// SPDX-License-Identifier: Apache-2.0
package io.parley.channel.webchat.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.parley.channel.webchat.web.RefusedException;
import io.parley.model.ContactPoint;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class CustomersTest {

    private static final String SECRET = "a secret that the site alone knows";
    private static final String HS256 = "{'alg':'HS256','typ':'JWT'}";
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final String ANNA = "{'sub':'4711','name':'Anna','email':'anna@example.org','email_verified':true,"
            + "'exp':" + (NOW.getEpochSecond() + 300) + ",'iat':" + NOW.getEpochSecond() + "}";

    @Test
    void aCustomerOfTheSiteIsRecognised() throws Exception {
        Customer anna =
                customers(SECRET, "").recognise(hmac(HS256, ANNA, SECRET)).orElseThrow();
        assertThat(anna.id()).isEqualTo("4711");
        assertThat(anna.name()).contains("Anna");
        assertThat(anna.email()).contains(new ContactPoint(ContactPoint.Kind.EMAIL, "anna@example.org", true));
        assertThat(customers(SECRET, "").recognise(MissingNode.getInstance())).isEmpty();
    }

    @Test
    void anAddressCountsAsVerifiedOnlyIfTheSiteSaysSo() throws Exception {
        for (String said : new String[] {"false", "'true'", "1", "null"}) {
            String claims = ANNA.replace("'email_verified':true", "'email_verified':" + said);
            assertThat(customers(SECRET, "")
                            .recognise(hmac(HS256, claims, SECRET))
                            .orElseThrow()
                            .email()
                            .orElseThrow()
                            .verified())
                    .as(said)
                    .isFalse();
        }
    }

    @Test
    void keysOfBothKindsAreUnderstood() throws Exception {
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        assertThat(customers("", pem(rsa.getPublic())).recognise(signed("{'alg':'RS256'}", ANNA, "SHA256withRSA", rsa)))
                .isPresent();
        KeyPair curve = curve("secp256r1");
        TextNode token = signed("{'alg':'ES256'}", ANNA, "SHA256withECDSAinP1363Format", curve);
        assertThat(customers("", pem(curve.getPublic())).recognise(token)).isPresent();
        assertRefused(customers("", pem(curve("secp256r1").getPublic())), token, "signature");
    }

    @Test
    void aPublicKeyIsNoSecretAndNothingIsNoAlgorithm() throws Exception {
        KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        String pem = pem(rsa.getPublic());
        assertRefused(customers("", pem), hmac(HS256, ANNA, pem), "RS256");
        assertRefused(customers("", pem), hmac("{'alg':'RS256'}", ANNA, pem), "signature");
        for (String none : new String[] {"{'alg':'none'}", "{'alg':'None'}", "{}", "{'alg':['HS256']}"}) {
            assertRefused(customers(SECRET, ""), token(none, ANNA, new byte[0]), "HS256");
        }
        assertRefused(customers(SECRET, ""), token(HS256, ANNA, new byte[0]), "signature");
        assertRefused(customers(SECRET, ""), hmac("{'alg':'HS256','crit':['b64'],'b64':false}", ANNA, SECRET), "HS256");
    }

    @Test
    void aTokenOfAnotherKeyOrChangedIsRefused() throws Exception {
        assertRefused(customers(SECRET, ""), hmac(HS256, ANNA, SECRET + "!"), "signature");
        String[] parts = hmac(HS256, ANNA, SECRET).textValue().split("\\.");
        String other = encode(ANNA.replace("4711", "4712"));
        assertRefused(customers(SECRET, ""), new TextNode(parts[0] + "." + other + "." + parts[2]), "signature");
    }

    @Test
    void onlyForAWhile() throws Exception {
        long now = NOW.getEpochSecond();
        assertRefused(claims("{'sub':'1'}"), "no exp");
        assertRefused(claims("{'sub':'1','exp':" + (now - 61) + "}"), "expired");
        assertRefused(claims("{'sub':'1','exp':" + (now + 90_000) + "}"), "24 hours");
        assertRefused(claims("{'sub':'1','exp':" + (now + 300) + ",'iat':" + (now + 120) + "}"), "iat");
        assertRefused(claims("{'sub':'1','exp':" + (now + 300) + ",'nbf':" + (now + 120) + "}"), "nbf");
        assertRefused(claims("{'sub':'1','exp':'tomorrow'}"), "seconds");
        assertRefused(claims("{'sub':'1','exp':1e300}"), "seconds");
    }

    @Test
    void whatIsNoTokenIsRefusedWithASentence() throws Exception {
        assertRefused(new TextNode("a.b"), "none");
        assertRefused(new TextNode("a".repeat(5_000)), "4096");
        assertRefused(new TextNode("?.?.?"), "Base64url");
        assertRefused(token("nonsense", "nonsense", new byte[0]), "JSON");
        assertRefused(token("{'alg':'HS256','alg':'none'}", ANNA, new byte[0]), "JSON");
        String until = ",'exp':" + (NOW.getEpochSecond() + 300) + "}";
        assertRefused(claims("{'sub':7" + until), "sub");
        assertRefused(claims("{'sub':'" + "x".repeat(201) + "'" + until), "sub");
    }

    @Test
    void aTokenForSomebodyElseIsRefused() throws Exception {
        Customers parley = new Customers(new Customers.Terms(SECRET, "", "parley", new String[0]), () -> NOW);
        assertRefused(parley, hmac(HS256, ANNA, SECRET), "aud");
        assertRefused(parley, hmac(HS256, ANNA.replace("}", ",'aud':'shop'}"), SECRET), "aud");
        assertThat(parley.recognise(hmac(HS256, ANNA.replace("}", ",'aud':['shop','parley']}"), SECRET)))
                .isPresent();
    }

    @Test
    void aBlockedCustomerIsRefused() throws Exception {
        Customers customers = new Customers(new Customers.Terms(SECRET, "", "", new String[] {"4711"}), () -> NOW);
        assertRefused(customers, hmac(HS256, ANNA, SECRET), "cannot write");
    }

    @Test
    void aWeakKeyIsNotTaken() throws Exception {
        KeyPairGenerator small = KeyPairGenerator.getInstance("RSA");
        small.initialize(1_024);
        String weak = pem(small.generateKeyPair().getPublic());
        String other = pem(curve("secp384r1").getPublic());
        for (String[] terms : new String[][] {{"short", ""}, {"", weak}, {"", other}, {"", "no key"}, {SECRET, weak}}) {
            assertThatThrownBy(() -> customers(terms[0], terms[1])).isInstanceOf(IllegalArgumentException.class);
        }
        assertRefused(customers("", ""), hmac(HS256, ANNA, SECRET), "no customers");
    }

    private static Customers customers(String secret, String publicKey) {
        return new Customers(new Customers.Terms(secret, publicKey, "", new String[0]), () -> NOW);
    }

    private static TextNode claims(String claims) throws Exception {
        return hmac(HS256, claims, SECRET);
    }

    private static void assertRefused(TextNode token, String words) {
        assertRefused(customers(SECRET, ""), token, words);
    }

    private static void assertRefused(Customers customers, TextNode token, String words) {
        assertThatThrownBy(() -> customers.recognise(token))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(words)
                .hasMessageNotContaining("4711");
    }

    private static TextNode hmac(String header, String claims, String secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return token(header, claims, mac.doFinal(signedText(header, claims)));
    }

    private static TextNode signed(String header, String claims, String algorithm, KeyPair keys) throws Exception {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(keys.getPrivate());
        signature.update(signedText(header, claims));
        return token(header, claims, signature.sign());
    }

    private static byte[] signedText(String header, String claims) {
        return (encode(header) + "." + encode(claims)).getBytes(StandardCharsets.US_ASCII);
    }

    private static TextNode token(String header, String claims, byte[] signature) {
        String last = Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        return new TextNode(encode(header) + "." + encode(claims) + "." + last);
    }

    private static String encode(String json) {
        byte[] bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static KeyPair curve(String name) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(name));
        return generator.generateKeyPair();
    }

    private static String pem(PublicKey key) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }
}
