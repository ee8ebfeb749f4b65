// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.mapping;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.spi.crm.CrmWrite;
import io.parley.spi.crm.FieldDescription;
import io.parley.spi.crm.FieldValues;
import io.parley.spi.crm.RecordDescription;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A mapping that fits to a description of the CRM. Any thread. */
public final class Mapping {

    private final MappingText text;
    private final List<Line> lines;
    private final List<RecordDescription> records;

    private Mapping(MappingText text, List<Line> lines, List<RecordDescription> records) {
        this.text = text;
        this.lines = List.copyOf(lines);
        this.records = List.copyOf(records);
    }

    /**
     * What goes into a record.
     *
     * @param values as the fields take them
     * @param cut names of fields that take less than there was
     */
    public record Filled(FieldValues values, List<String> cut) {

        /** Nothing at all. */
        public static final Filled NOTHING = new Filled(FieldValues.none(), List.of());
    }

    /**
     * Reads a mapping, and looks whether it fits.
     *
     * @throws MappingException if it does not; the message says what would be right
     */
    public static Mapping of(MappingText text, List<RecordDescription> records) throws MappingException {
        List<Line> lines = lines(text);
        new FitCheck(records).check(lines);
        return new Mapping(text, lines, records);
    }

    /**
     * Reads a mapping as far as that is possible without a description.
     *
     * @throws MappingException if a line is wrong whatever fields there are
     */
    public static void checkLines(MappingText text) throws MappingException {
        lines(text);
    }

    /** Reads the lines, whatever they are for. */
    static List<Line> lines(MappingText text) throws MappingException {
        List<Line> lines = new ArrayList<>();
        Set<String> fields = new HashSet<>();
        for (Part part : Part.values()) {
            if (text.of(part).size() > MappingText.MOST_LINES) {
                throw new MappingException(
                        part.attribute() + ": it must have at most " + MappingText.MOST_LINES + " lines");
            }
            for (String one : text.of(part)) {
                Line line = Line.of(part, one);
                if (!fields.add(part.kind() + " " + line.field())) {
                    throw line.fault("it stands there twice; one expression says what goes into a field");
                }
                lines.add(line);
            }
        }
        return lines;
    }

    /** {@return as people wrote it} */
    public MappingText text() {
        return text;
    }

    /** Whether anything goes into records of a kind. */
    public boolean concerns(CrmWrite.Kind kind) {
        return lines.stream().anyMatch(line -> line.part().kind() == kind);
    }

    /** Whether anything goes into records of a kind whenever they are written. */
    public boolean keeps(CrmWrite.Kind kind) {
        return lines.stream()
                .anyMatch(line -> line.part().kind() == kind && !line.part().atFirst());
    }

    /**
     * What goes into a record.
     *
     * @param isThere whether the record is certainly there already
     * @throws MappingException if an expression fails, or gives what its field does not take
     */
    public Filled fill(CrmWrite.Kind kind, boolean isThere, Facts facts) throws MappingException {
        Optional<RecordDescription> record = record(kind);
        if (record.isEmpty()) {
            return Filled.NOTHING;
        }
        ObjectNode atFirst = JsonNodeFactory.instance.objectNode();
        ObjectNode always = JsonNodeFactory.instance.objectNode();
        List<String> cut = new ArrayList<>();
        for (Line line : lines) {
            if (line.part().kind() == kind && !(isThere && line.part().atFirst())) {
                FieldDescription field = record.get().field(line.field()).orElseThrow();
                Optional<Line.Value> value = line.value(facts.known(), field);
                if (value.isPresent()) {
                    (line.part().atFirst() ? atFirst : always)
                            .set(line.field(), value.get().json());
                    if (value.get().cut()) {
                        cut.add(line.field());
                    }
                }
            }
        }
        FieldValues values = FieldValues.of(atFirst, always);
        if (!isThere) {
            refuseMissing(record.get(), values.forNew());
        }
        return new Filled(values, cut);
    }

    private static void refuseMissing(RecordDescription record, ObjectNode values) throws MappingException {
        for (FieldDescription field : record.fields()) {
            if (field.required() && !field.reserved() && !values.has(field.name())) {
                throw new MappingException(
                        record.type() + " needs " + field.name() + ", and the mapping puts nothing there this time");
            }
        }
    }

    private Optional<RecordDescription> record(CrmWrite.Kind kind) {
        return records.stream().filter(record -> record.kind() == kind).findFirst();
    }
}
