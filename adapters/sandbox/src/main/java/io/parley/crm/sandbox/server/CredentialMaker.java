// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server;

import java.io.IOException;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/**
 * Makes the credential when the bundle starts. The adapter's configuration refers to it, and is read before the CRM opens:
 * that waits for the adapter.
 */
@Header(name = Constants.BUNDLE_ACTIVATOR, value = "${@class}")
public final class CredentialMaker implements BundleActivator {

    @Override
    public void start(BundleContext context) throws IOException {
        Credential.in(Home.of(context));
    }

    @Override
    public void stop(BundleContext context) {
        // The credential stays.
    }
}
