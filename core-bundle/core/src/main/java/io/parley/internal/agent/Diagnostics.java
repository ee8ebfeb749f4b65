// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import io.parley.internal.ops.Part;
import io.parley.internal.ops.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** Finds bundles that cannot be resolved and components that wait for something: nobody else would say so. */
final class Diagnostics {

    private static final Duration TIME_TO_INSTALL = Duration.ofSeconds(5);

    private final BundleContext context;
    private final ServiceComponentRuntime components;
    private final Path plugins;

    Diagnostics(BundleContext context, ServiceComponentRuntime components, Path plugins) {
        this.context = context;
        this.components = components;
        this.plugins = plugins;
    }

    List<Part> problems() {
        List<Part> problems = new ArrayList<>(notTakenUp());
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getState() == Bundle.INSTALLED
                    && bundle.adapt(BundleStartLevel.class).isPersistentlyStarted()) {
                problems.add(new Part("bundle " + bundle.getSymbolicName(), Status.WARN, unresolved(bundle)));
            }
        }
        Collection<ComponentDescriptionDTO> descriptions = components.getComponentDescriptionDTOs();
        Set<String> offered = descriptions.stream()
                .flatMap(description -> Arrays.stream(description.serviceInterfaces))
                .collect(Collectors.toSet());
        for (ComponentDescriptionDTO description : descriptions) {
            for (ComponentConfigurationDTO configuration : components.getComponentConfigurationDTOs(description)) {
                unsatisfied(configuration, offered, problems);
            }
        }
        return problems;
    }

    /** Jars that have lain in the folder of plug-ins for a while and became no bundle. */
    private List<Part> notTakenUp() {
        Set<String> installed = Arrays.stream(context.getBundles())
                .map(Bundle::getLocation)
                .map(location -> location.substring(location.lastIndexOf('/') + 1))
                .collect(Collectors.toSet());
        Instant before = Instant.now().minus(TIME_TO_INSTALL);
        try (Stream<Path> files = Files.exists(plugins) ? Files.list(plugins) : Stream.empty()) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> !installed.contains(file.getFileName().toString()))
                    .filter(file -> file.toFile().lastModified() < before.toEpochMilli())
                    .map(file -> new Part(
                            "plug-in " + file.getFileName(),
                            Status.WARN,
                            "It was not taken up; it is no OSGi bundle, or was not copied whole."))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + plugins + " cannot be read", e);
        }
    }

    private String unresolved(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        FrameworkWiring wiring =
                context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
        String missing = revision.getDeclaredRequirements(null).stream()
                .filter(Diagnostics::mandatory)
                .filter(requirement -> wiring.findProviders(requirement).isEmpty())
                .map(Diagnostics::named)
                .collect(Collectors.joining(", "));
        return missing.isEmpty()
                ? "It cannot be resolved: what it needs cannot be had together."
                : "It cannot be resolved; nobody provides " + missing + ".";
    }

    private static boolean mandatory(BundleRequirement requirement) {
        return !Constants.RESOLUTION_OPTIONAL.equals(requirement.getDirectives().get(Constants.RESOLUTION_DIRECTIVE))
                && !"active".equals(requirement.getDirectives().get(Constants.EFFECTIVE_DIRECTIVE));
    }

    private static String named(BundleRequirement requirement) {
        String filter = String.valueOf(requirement.getDirectives().get(Constants.FILTER_DIRECTIVE));
        return requirement.getNamespace().equals(PackageNamespace.PACKAGE_NAMESPACE)
                ? "the package " + filter
                : requirement.getNamespace() + " " + filter;
    }

    /** What another component offers comes when that one is configured, or is said of that one. */
    private static void unsatisfied(ComponentConfigurationDTO configuration, Set<String> offered, List<Part> problems) {
        String name = "component " + configuration.description.name;
        if (configuration.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
            Set<String> unsatisfied = Arrays.stream(configuration.unsatisfiedReferences)
                    .map(reference -> reference.name)
                    .collect(Collectors.toSet());
            String missing = Arrays.stream(configuration.description.references)
                    .filter(reference -> unsatisfied.contains(reference.name))
                    .map(reference -> reference.interfaceName)
                    .filter(service -> !offered.contains(service))
                    .collect(Collectors.joining(", "));
            if (!missing.isEmpty()) {
                problems.add(new Part(name, Status.WARN, "It waits for " + missing + ", which no plug-in offers."));
            }
        } else if (configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
            String failure =
                    String.valueOf(configuration.failure).lines().findFirst().orElse("");
            problems.add(new Part(name, Status.CRITICAL, "It failed to start: " + failure));
        }
    }
}
