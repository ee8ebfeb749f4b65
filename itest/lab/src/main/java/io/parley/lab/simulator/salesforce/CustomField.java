// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one custom field from its metadata. */
final class CustomField {

    private final Metadata xml;
    private final String name;
    private final Schema schema;

    /** The field of that name, in an org with these objects. */
    CustomField(Metadata xml, String name, Schema schema) {
        this.xml = xml;
        this.name = name;
        this.schema = schema;
    }

    /** {@return the field} */
    Field read() {
        String type = xml.text("type");
        return switch (type) {
            case "Text" -> field(FieldType.TEXT, length(1, 255));
            case "TextArea" -> field(FieldType.AREA, 255);
            case "LongTextArea" -> field(FieldType.LONG_TEXT, area());
            case "Html" -> field(FieldType.HTML, area());
            case "Url" -> field(FieldType.URL, 255);
            case "Email" -> field(FieldType.EMAIL, 80);
            case "Phone" -> field(FieldType.PHONE, 40);
            case "Number" -> number();
            case "Checkbox" -> field(FieldType.BOOLEAN, 0).startingWith(Boolean.valueOf(xml.text("defaultValue")));
            case "DateTime" -> field(FieldType.DATETIME, 0);
            case "Lookup" -> lookup();
            default -> throw new IllegalArgumentException(name + ": fields of type " + type + " are not simulated");
        };
    }

    private Field number() {
        xml.demand(xml.number("precision") <= 18, name + ": precision is at most 18");
        xml.number("scale");
        return field(FieldType.NUMBER, 0);
    }

    private Field lookup() {
        String target = xml.text("referenceTo");
        xml.demand(schema.find(target).isPresent(), name + ": there is no object " + target);
        xml.text("relationshipName");
        String relationship = name.substring(0, name.length() - 1) + "r";
        return make(FieldType.REFERENCE, 18, List.of(target), relationship);
    }

    private Field field(FieldType type, int length) {
        return make(type, length, List.of(), null);
    }

    private Field make(FieldType type, int length, List<String> to, @Nullable String relationship) {
        return new Field(name, xml.text("label"), type, length, traits(type), to, relationship, null, List.of());
    }

    private Set<Field.Trait> traits(FieldType type) {
        Set<Field.Trait> traits = EnumSet.of(Field.Trait.CREATEABLE, Field.Trait.UPDATEABLE);
        mark(traits, "required", Field.Trait.REQUIRED);
        mark(traits, "externalId", Field.Trait.EXTERNAL_ID);
        mark(traits, "unique", Field.Trait.UNIQUE);
        mark(traits, "caseSensitive", Field.Trait.CASE_SENSITIVE);
        boolean key = traits.contains(Field.Trait.EXTERNAL_ID) || traits.contains(Field.Trait.UNIQUE);
        boolean able = type == FieldType.TEXT || type == FieldType.NUMBER || type == FieldType.EMAIL;
        xml.demand(able || !key, name + ": a field of this type is no key");
        xml.demand(
                traits.contains(Field.Trait.UNIQUE) || !traits.contains(Field.Trait.CASE_SENSITIVE),
                name + ": only unique fields are case-sensitive");
        return traits;
    }

    private void mark(Set<Field.Trait> traits, String element, Field.Trait trait) {
        if (xml.find(element).filter("true"::equals).isPresent()) {
            traits.add(trait);
        }
    }

    private int area() {
        xml.number("visibleLines");
        return length(256, 131_072);
    }

    private int length(int least, int most) {
        int length = xml.number("length");
        xml.demand(length >= least && length <= most, name + ": length is from " + least + " to " + most);
        return length;
    }
}
