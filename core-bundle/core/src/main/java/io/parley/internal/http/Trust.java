// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whose certificates are believed: those of the authorities that Java knows, and of others that were configured. To read
 * those of Java takes long, so that is left to the first connection that needs it.
 */
public final class Trust {

    private static final long LARGEST = 1_000_000;

    private final Collection<? extends Certificate> more;
    private @Nullable SSLContext context;

    private Trust(Collection<? extends Certificate> more) {
        this.more = more;
    }

    /** The authorities that Java knows. */
    public static Trust platform() {
        return new Trust(List.of());
    }

    /**
     * The authorities that Java knows, and more of them.
     *
     * @param file their certificates, in PEM
     * @return the trust
     * @throws IllegalArgumentException if the file does not hold such certificates
     */
    public static Trust with(Path file) {
        return new Trust(certificates(file));
    }

    synchronized SSLContext context() {
        if (context == null) {
            context = made();
        }
        return context;
    }

    private SSLContext made() {
        try {
            SSLContext made = SSLContext.getInstance("TLS");
            made.init(null, more.isEmpty() ? null : managers(more), null);
            return made;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The authorities that Java knows cannot be read", e);
        }
    }

    private static TrustManager[] managers(Collection<? extends Certificate> more)
            throws GeneralSecurityException, IOException {
        KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
        all.load(null, null);
        for (TrustManager manager : managers((KeyStore) null)) {
            if (manager instanceof X509TrustManager known) {
                for (X509Certificate certificate : known.getAcceptedIssuers()) {
                    all.setCertificateEntry("platform " + all.size(), certificate);
                }
            }
        }
        for (Certificate certificate : more) {
            all.setCertificateEntry("configured " + all.size(), certificate);
        }
        return managers(all);
    }

    private static TrustManager[] managers(@Nullable KeyStore authorities) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities);
        return factory.getTrustManagers();
    }

    private static Collection<? extends Certificate> certificates(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new IllegalArgumentException(file + " is larger than " + LARGEST + " bytes");
            }
            Collection<? extends Certificate> read = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)));
            if (read.isEmpty()) {
                throw new IllegalArgumentException(file + " holds no certificate");
            }
            return read;
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read", e);
        } catch (CertificateException e) {
            throw new IllegalArgumentException(
                    file + " must hold certificates in PEM, each beginning with -----BEGIN CERTIFICATE-----", e);
        }
    }
}
