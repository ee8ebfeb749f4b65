// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.internal.ops.Passport;
import io.parley.internal.ops.PassportReader;
import io.parley.internal.ops.Passports;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/**
 * The passports in the bundles of plug-ins: whatever uses the SPI and is neither the SPI nor the core.
 *
 * @param context of the core
 */
record ContainerPassports(BundleContext context) implements Passports {

    private static final String DOCUMENT = "OSGI-INF/parley/passport.json";
    private static final String SPI = "io.parley.spi";

    @Override
    public List<Plugin> plugins() {
        return Arrays.stream(context.getBundles())
                .filter(this::isPlugin)
                .map(ContainerPassports::plugin)
                .sorted(Comparator.comparing(Plugin::id).thenComparing(Plugin::version))
                .toList();
    }

    private boolean isPlugin(Bundle bundle) {
        return !bundle.equals(context.getBundle())
                && !SPI.equals(bundle.getSymbolicName())
                && header(bundle, Constants.IMPORT_PACKAGE).contains(SPI);
    }

    private static Plugin plugin(Bundle bundle) {
        String id = String.valueOf(bundle.getSymbolicName());
        String name = header(bundle, Constants.BUNDLE_NAME).isEmpty() ? id : header(bundle, Constants.BUNDLE_NAME);
        String version = bundle.getVersion().toString();
        URL document = bundle.getEntry(DOCUMENT);
        if (document == null) {
            return new Plugin(id, name, version, Optional.empty(), "It brought no passport.");
        }
        try (InputStream in = document.openStream()) {
            Passport passport = PassportReader.read(in);
            return isOf(passport, bundle)
                    ? new Plugin(id, name, version, Optional.of(passport), "")
                    : new Plugin(
                            id,
                            name,
                            version,
                            Optional.empty(),
                            "Its passport is of " + passport.plugin() + " " + passport.version()
                                    + " and says nothing of it.");
        } catch (IOException e) {
            return new Plugin(
                    id, name, version, Optional.empty(), "Its passport cannot be read: " + e.getMessage() + ".");
        }
    }

    private static boolean isOf(Passport passport, Bundle bundle) {
        try {
            return passport.plugin().equals(bundle.getSymbolicName())
                    && Version.valueOf(passport.version()).equals(bundle.getVersion());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String header(Bundle bundle, String name) {
        return Objects.requireNonNullElse(bundle.getHeaders("").get(name), "");
    }
}
