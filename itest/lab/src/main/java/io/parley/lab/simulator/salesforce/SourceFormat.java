// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Deploys objects and fields from a folder in Salesforce's source format; refuses what a deployment refuses. */
final class SourceFormat {

    private static final String OBJECT = ".object-meta.xml";
    private static final String FIELD = ".field-meta.xml";

    private final Schema schema;

    /** Deploys to these objects. */
    SourceFormat(Schema schema) {
        this.schema = schema;
    }

    /** Adds the custom objects and fields that lie below {@code objects}. */
    void deploy(Path folder) {
        List<Path> objects = entries(folder.resolve("objects"));
        objects.forEach(this::deployObject);
        for (Path object : objects) {
            ObjectType type = schema.find(name(object))
                    .orElseThrow(() -> new IllegalArgumentException("no object " + name(object) + " is known"));
            if (Files.isDirectory(object.resolve("fields"))) {
                entries(object.resolve("fields")).forEach(file -> deployField(type, file));
            }
        }
    }

    private void deployObject(Path folder) {
        Path file = folder.resolve(name(folder) + OBJECT);
        if (!name(folder).endsWith("__c") || !Files.exists(file)) {
            return;
        }
        Metadata object = Metadata.read(file, "CustomObject");
        for (String needed : List.of("pluralLabel", "deploymentStatus", "sharingModel")) {
            object.text(needed);
        }
        Metadata naming = object.child("nameField");
        boolean numbered = naming.text("type").equals("AutoNumber");
        if (schema.find(name(folder)).isEmpty()) {
            long custom = schema.types().stream().filter(ObjectType::custom).count();
            ObjectType type = StandardObjects.object(
                    name(folder),
                    object.text("label"),
                    RecordIds.customPrefix(custom),
                    true,
                    numbered ? naming.text("displayFormat") : null);
            Field open = Field.open("Name", naming.text("label"), FieldType.TEXT, 80);
            schema.add(type.with(numbered ? Field.system("Name", FieldType.TEXT) : open));
        }
    }

    private void deployField(ObjectType type, Path file) {
        if (!name(file).endsWith(FIELD)) {
            return;
        }
        Metadata field = Metadata.read(file, "CustomField");
        String fullName = field.text("fullName");
        field.demand(name(file).equals(fullName + FIELD), "the file is not named after " + fullName);
        field.demand(fullName.matches("[A-Za-z][A-Za-z0-9_]*__c"), fullName + " is no name of a custom field");
        type.with(new CustomField(field, fullName, schema).read());
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
