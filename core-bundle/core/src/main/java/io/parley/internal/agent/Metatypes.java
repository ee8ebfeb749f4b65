// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.metatype.MetaTypeInformation;
import org.osgi.service.metatype.MetaTypeService;
import org.osgi.service.metatype.ObjectClassDefinition;

/** Finds what the installed plug-ins declare about their configuration. */
final class Metatypes {

    private static final List<String> COMMON = List.of(EveryAccount.PID, EveryTarget.PID);

    private final BundleContext context;
    private final MetaTypeService service;

    Metatypes(BundleContext context, MetaTypeService service) {
        this.context = context;
        this.service = service;
    }

    /** What is declared for a PID; empty when no active plug-in declares it. */
    Optional<Attributes> of(String pid, Placeholders placeholders) {
        Optional<ObjectClassDefinition> own = Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getState() == Bundle.ACTIVE || bundle.getState() == Bundle.STARTING)
                .flatMap(bundle -> definitions(bundle, pid))
                .findFirst();
        if (own.isEmpty()) {
            return Optional.empty();
        }
        List<ObjectClassDefinition> classes = new ArrayList<>(List.of(own.get()));
        MetaTypeInformation core = service.getMetaTypeInformation(context.getBundle());
        COMMON.stream()
                .filter(common -> pid.startsWith(common + "."))
                .forEach(common -> classes.add(core.getObjectClassDefinition(common, null)));
        return Optional.of(new Attributes(classes, placeholders));
    }

    private Stream<ObjectClassDefinition> definitions(Bundle bundle, String pid) {
        MetaTypeInformation information = service.getMetaTypeInformation(bundle);
        return information != null
                        && (Arrays.asList(information.getFactoryPids()).contains(pid)
                                || pid.equals(NetworkSettings.PID)
                                        && Arrays.asList(information.getPids()).contains(pid))
                ? Stream.of(information.getObjectClassDefinition(pid, null))
                : Stream.empty();
    }
}
