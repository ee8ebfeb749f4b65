// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

import java.util.Set;

/** An exception of the Python server, as it is told to the client. */
final class OdooException extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final Set<String> USER_ERRORS = Set.of(
            "odoo.exceptions.UserError",
            "odoo.exceptions.ValidationError",
            "odoo.exceptions.AccessError",
            "odoo.exceptions.AccessDenied",
            "odoo.exceptions.MissingError");

    private final String name;
    private final String importMessage;
    private final String importField;

    OdooException(String name, String message) {
        this(name, message, message, "");
    }

    private OdooException(String name, String message, String importMessage, String importField) {
        super(message);
        this.name = name;
        this.importMessage = importMessage;
        this.importField = importField;
    }

    static OdooException of(String pythonType, String message) {
        return new OdooException("builtins." + pythonType, message);
    }

    static OdooException value(String message) {
        return of("ValueError", message);
    }

    static OdooException type(String message) {
        return of("TypeError", message);
    }

    static OdooException user(String message) {
        return new OdooException("odoo.exceptions.UserError", message);
    }

    static OdooException denied() {
        return new OdooException("odoo.exceptions.AccessDenied", "Access Denied");
    }

    static OdooException access(String message) {
        return new OdooException("odoo.exceptions.AccessError", message);
    }

    static OdooException validation(String message) {
        return new OdooException("odoo.exceptions.ValidationError", message);
    }

    static OdooException missing(String model, long id) {
        return new OdooException(
                "odoo.exceptions.MissingError",
                "Record does not exist or has been deleted.\n(Record: %s(%d,))".formatted(model, id));
    }

    static OdooException unprocessable(String message) {
        return new OdooException("werkzeug.exceptions.UnprocessableEntity", message);
    }

    static OdooException unknownField(String model, String field) {
        return value("Invalid field '%s' on model '%s'".formatted(field, model));
    }

    /** {@return a violation of a constraint of the database, which an import words in its own way} */
    static OdooException constraint(String message, String importMessage, String importField) {
        return new OdooException(
                "odoo.exceptions.ValidationError",
                "The operation cannot be completed: " + message,
                importMessage,
                importField);
    }

    String name() {
        return name;
    }

    /** {@return the message without null} */
    String text() {
        return String.valueOf(getMessage());
    }

    /** {@return what an import says of it} */
    String importMessage() {
        return USER_ERRORS.contains(name)
                ? importMessage
                : "Unknown error during import: <class '%s'>: %s".formatted(name.replace("builtins.", ""), text());
    }

    /** {@return the field that an import blames, or an empty text} */
    String importField() {
        return importField;
    }
}
