// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a query demands of records. */
sealed interface SoqlCondition {

    /** {@return whether the record is as demanded} */
    boolean holds(Row row, Org org);

    /** All of them. */
    record All(List<SoqlCondition> parts) implements SoqlCondition {
        @Override
        public boolean holds(Row row, Org org) {
            return parts.stream().allMatch(part -> part.holds(row, org));
        }
    }

    /** One of them at least. */
    record Any(List<SoqlCondition> parts) implements SoqlCondition {
        @Override
        public boolean holds(Row row, Org org) {
            return parts.stream().anyMatch(part -> part.holds(row, org));
        }
    }

    /** Not that. */
    record Not(SoqlCondition part) implements SoqlCondition {
        @Override
        public boolean holds(Row row, Org org) {
            return !part.holds(row, org);
        }
    }

    /** A value that relates so to another one, which may be null. */
    record Compare(SoqlPath path, String operator, @Nullable Object wanted) implements SoqlCondition {
        @Override
        public boolean holds(Row row, Org org) {
            Object found = path.value(row, org);
            boolean comparable = found != null && wanted != null;
            int order = comparable ? SoqlOrder.compare(path.field(), found, wanted) : 0;
            boolean same = comparable ? order == 0 : found == wanted;
            return switch (operator) {
                case "=" -> same;
                case "!=", "<>" -> !same;
                case "<" -> comparable && order < 0;
                case "<=" -> comparable && order <= 0;
                case ">" -> comparable && order > 0;
                default -> comparable && order >= 0;
            };
        }
    }

    /** One of these values. */
    record OneOf(SoqlPath path, List<@Nullable Object> wanted) implements SoqlCondition {
        @Override
        public boolean holds(Row row, Org org) {
            return wanted.stream().anyMatch(value -> new Compare(path, "=", value).holds(row, org));
        }
    }

    /** A text of that pattern. */
    record Like(SoqlPath path, Pattern pattern) implements SoqlCondition {
        @Override
        public boolean holds(Row row, Org org) {
            Object found = path.value(row, org);
            return found != null && pattern.matcher(found.toString()).matches();
        }
    }
}
