// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.ops;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The pair of Ed25519 keys with which the agent signs receipts. */
public final class ReceiptKey {

    private static final String ALGORITHM = "Ed25519";

    private final PrivateKey signing;
    private final PublicKey verifying;

    /**
     * Reads a pair.
     *
     * @param text as {@link #random()} made it
     * @throws IllegalStateException if it is not of that form; the message says what to do
     */
    public ReceiptKey(String text) {
        String[] keys = text.split(" ", 2);
        try {
            KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
            signing = factory.generatePrivate(new PKCS8EncodedKeySpec(decoded(keys[0])));
            verifying = factory.generatePublic(new X509EncodedKeySpec(decoded(keys[keys.length - 1])));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException(
                    "data/receipt-key of the home is damaged; restore it, or delete it to sign with a new key", e);
        }
    }

    /** {@return a new pair as text: the private key, a blank, the public key} */
    public static String random() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            Base64.Encoder encoder = Base64.getEncoder();
            return encoder.encodeToString(pair.getPrivate().getEncoded()) + " "
                    + encoder.encodeToString(pair.getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform from 15 on has " + ALGORITHM, e);
        }
    }

    /** {@return the 64 bytes of a signature} */
    byte[] sign(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(signing);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("an Ed25519 key signs everything", e);
        }
    }

    /** Whether this pair signed the bytes. */
    boolean signed(byte[] bytes, byte[] presented) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(verifying);
            signature.update(bytes);
            return presented.length == 64 && signature.verify(presented);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /** {@return the public key as openssl reads it} */
    String publicPem() {
        Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN PUBLIC KEY-----\n" + lines.encodeToString(verifying.getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static byte[] decoded(String text) {
        return Base64.getDecoder().decode(text);
    }
}
