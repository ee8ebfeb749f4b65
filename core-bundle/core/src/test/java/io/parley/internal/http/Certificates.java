// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority that signs certificates for servers of tests. */
final class Certificates {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final byte[] ECDSA_WITH_SHA256 = sequence(object(0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2));

    private final String name;
    private final KeyPair keys;
    private final X509Certificate certificate;

    Certificates(String name) throws Exception {
        this.name = name;
        keys = keys();
        byte[] basicConstraints =
                sequence(object(0x55, 0x1d, 0x13), new byte[] {1, 1, -1}, tagged(4, sequence(new byte[] {1, 1, -1})));
        certificate =
                signed(name, keys, Instant.now().minus(Duration.ofDays(9)), Duration.ofDays(99), basicConstraints);
    }

    /** Writes the authority's own certificate, as an administrator would have it. */
    Path pem(Path file) throws Exception {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return Files.writeString(
                file, name + "\n-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
    }

    /** What a server needs that says it is a host, with a certificate that is valid for a time. */
    SSLContext server(String host, Instant from, Duration valid) throws Exception {
        KeyPair own = keys();
        byte[] names = sequence(
                object(0x55, 0x1d, 0x11), tagged(4, sequence(tagged(0x82, host.getBytes(StandardCharsets.US_ASCII)))));
        X509Certificate leaf = signed(host, own, from, valid, names);
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", own.getPrivate(), new char[0], new X509Certificate[] {leaf, certificate});
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private X509Certificate signed(String subject, KeyPair own, Instant from, Duration valid, byte[] extension)
            throws Exception {
        byte[] validity = sequence(time(from), time(from.plus(valid)));
        byte[] content = sequence(
                tagged(0xa0, new byte[] {2, 1, 2}),
                tagged(2, BigInteger.valueOf(System.nanoTime()).toByteArray()),
                ECDSA_WITH_SHA256,
                called(name),
                validity,
                called(subject),
                own.getPublic().getEncoded(),
                tagged(0xa3, sequence(extension)));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(content);
        byte[] whole = sequence(content, ECDSA_WITH_SHA256, tagged(3, joined(new byte[] {0}, signature.sign())));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
    }

    private static KeyPair keys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static byte[] called(String name) {
        byte[] text = tagged(0x0c, name.getBytes(StandardCharsets.UTF_8));
        return sequence(tagged(0x31, sequence(object(0x55, 4, 3), text)));
    }

    private static byte[] time(Instant moment) {
        return tagged(0x18, TIME.format(moment).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] object(int... octets) {
        byte[] bytes = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        return tagged(6, bytes);
    }

    private static byte[] sequence(byte[]... parts) {
        return tagged(0x30, joined(parts));
    }

    private static byte[] tagged(int tag, byte[] content) {
        int length = content.length;
        byte[] head = length < 128
                ? new byte[] {(byte) tag, (byte) length}
                : length < 256
                        ? new byte[] {(byte) tag, (byte) 0x81, (byte) length}
                        : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >> 8), (byte) length};
        return joined(head, content);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
