// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.agent;

import java.io.InputStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.ObjectClassDefinition;

/** A plug-in's declaration with an attribute of each type, each once alone and once as a list. */
final class AnyAttributes implements ObjectClassDefinition {

    private record Attribute(int type, int cardinality) implements AttributeDefinition {

        @Override
        public String getName() {
            return getID();
        }

        @Override
        public String getID() {
            return "a" + type + (cardinality == 0 ? "" : "s");
        }

        @Override
        public String getDescription() {
            return "An attribute.";
        }

        @Override
        public int getCardinality() {
            return cardinality;
        }

        @Override
        public int getType() {
            return type;
        }

        @Override
        public String @Nullable [] getOptionValues() {
            return null;
        }

        @Override
        public String @Nullable [] getOptionLabels() {
            return null;
        }

        @Override
        public String validate(String value) {
            return "";
        }

        @Override
        public String @Nullable [] getDefaultValue() {
            return null;
        }
    }

    @Override
    public AttributeDefinition[] getAttributeDefinitions(int filter) {
        return filter == REQUIRED
                ? new AttributeDefinition[0]
                : Stream.of(
                                AttributeDefinition.STRING,
                                AttributeDefinition.INTEGER,
                                AttributeDefinition.LONG,
                                AttributeDefinition.DOUBLE,
                                AttributeDefinition.BOOLEAN,
                                AttributeDefinition.PASSWORD)
                        .flatMap(type -> Stream.of(new Attribute(type, 0), new Attribute(type, 100)))
                        .toArray(AttributeDefinition[]::new);
    }

    @Override
    public String getName() {
        return "any";
    }

    @Override
    public String getID() {
        return "any";
    }

    @Override
    public String getDescription() {
        return "Any.";
    }

    @Override
    public @Nullable InputStream getIcon(int size) {
        return null;
    }
}
