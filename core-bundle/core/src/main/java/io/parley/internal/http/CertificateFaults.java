// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What to do when a certificate is not believed. */
final class CertificateFaults {

    private static final int DEEPEST = 20;

    private CertificateFaults() {}

    /** A sentence for whoever can mend it. */
    static String advice(Throwable fault) {
        Throwable cause = fault;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof CertificateExpiredException) {
                return "its certificate has expired (" + cause.getMessage() + "); whoever runs it must renew it";
            }
            if (cause instanceof CertificateNotYetValidException) {
                return "its certificate is not valid yet (" + cause.getMessage()
                        + "); check the clock of this machine, else whoever runs it must mend it";
            }
            if (cause instanceof CertPathBuilderException) {
                return "its certificate comes from an authority that is not known here; if that is right, put the"
                        + " authority's certificate into trustedCertificates of io.parley.agent";
            }
            // The platform says with nothing but this type that the certificate names other hosts.
            if (cause instanceof SSLPeerUnverifiedException || cause.getClass() == CertificateException.class) {
                return "its certificate is for another name (" + cause.getMessage()
                        + "); check the endpoint, else whoever runs it must mend it";
            }
            cause = cause.getCause();
        }
        return fault.getMessage() + "; check that the endpoint speaks TLS, and its certificate";
    }
}
