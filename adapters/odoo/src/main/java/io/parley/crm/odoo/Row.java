// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.odoo;

import io.parley.spi.crm.CrmRef;
import io.parley.spi.crm.CrmWrite;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a write puts into one record.
 *
 * @param write which write
 * @param model of the record
 * @param name its external id, if it may have to be made
 * @param ref the record, if it is there
 * @param cells by field
 */
record Row(
        CrmWrite write, String model, String name, @Nullable CrmRef ref, Map<String, Cell> cells) {

    /** A record that is made unless one of this external id is there. */
    static Row made(CrmWrite write, String model, String name, Collection<Cell> cells, Map<String, Cell> mapped) {
        return new Row(write, model, name, null, together(cells, mapped));
    }

    /** A record that is there. */
    static Row changed(CrmWrite write, CrmRef ref, Collection<Cell> cells, Map<String, Cell> mapped) {
        return new Row(write, ref.type(), "", ref, together(cells, mapped));
    }

    /** What is mapped wins. */
    private static Map<String, Cell> together(Collection<Cell> cells, Map<String, Cell> mapped) {
        Map<String, Cell> together = new LinkedHashMap<>();
        cells.forEach(cell -> together.put(cell.column().split("/", 2)[0], cell));
        together.putAll(mapped);
        return together;
    }

    /** {@return the same with what it has not, in that order} */
    Row filledWith(Map<String, Cell> others) {
        Map<String, Cell> filled = new LinkedHashMap<>(others);
        filled.putAll(cells);
        return new Row(write, model, name, ref, filled);
    }

    /** {@return the columns of an import, the first of which says which record} */
    List<String> columns() {
        List<String> columns = new ArrayList<>(List.of(ref == null ? "id" : ".id"));
        cells.values().forEach(cell -> columns.add(cell.column()));
        return columns;
    }

    List<String> texts() {
        List<String> texts = new ArrayList<>(List.of(ref == null ? name : ref.id()));
        cells.values().forEach(cell -> texts.add(cell.text()));
        return texts;
    }
}
