// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.salesforce;

/** Kinds of fields, with the name that a describe gives them. */
enum FieldType {
    /** The record's own id. */
    ID("id"),
    /** The id of another record. */
    REFERENCE("reference"),
    /** A short text. */
    TEXT("string"),
    /** A short text of several lines. */
    AREA("textarea"),
    /** A long text, which cannot be filtered or sorted by. */
    LONG_TEXT("textarea"),
    /** A long text with markup. */
    HTML("textarea"),
    /** An e-mail address. */
    EMAIL("email"),
    /** A telephone number. */
    PHONE("phone"),
    /** A web address. */
    URL("url"),
    /** One of several values; others are accepted too. */
    PICKLIST("picklist"),
    /** A number. */
    NUMBER("double"),
    /** Yes or no. */
    BOOLEAN("boolean"),
    /** A point in time, kept to the second. */
    DATETIME("datetime");

    private final String described;

    FieldType(String described) {
        this.described = described;
    }

    /** {@return the name in a describe} */
    String described() {
        return described;
    }

    /** {@return whether values are texts} */
    boolean textual() {
        return this != NUMBER && this != BOOLEAN && this != DATETIME;
    }

    /** {@return whether a query can filter and sort by it} */
    boolean filterable() {
        return this != LONG_TEXT && this != HTML;
    }
}
