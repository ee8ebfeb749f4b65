// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.odoo;

/** The database's name, and the one user who calls from outside. */
final class Accounts {

    static final String DATABASE = "parley-test";
    static final String LOGIN = "parley@mycompany.example";
    static final String KEY = "0123456789abcdef0123456789abcdef01234567";

    private final long uid;
    private boolean valid = true;
    private boolean settings = true;

    Accounts(long uid) {
        this.uid = uid;
    }

    long uid() {
        return uid;
    }

    void revoke() {
        valid = false;
    }

    void withdrawSettings() {
        settings = false;
    }

    /** {@return whether the user has the right Administration/Settings} */
    boolean settings() {
        return settings;
    }

    /** Throws what PostgreSQL says of a database that does not exist. */
    void checkDatabase(Object database) {
        if (!database.equals(DATABASE)) {
            throw new OdooException(
                    "psycopg2.OperationalError",
                    "connection to server failed: FATAL:  database \"%s\" does not exist\n"
                            .formatted(Python.text(database)));
        }
    }

    boolean knows(Object login, Object key) {
        return valid && login.equals(LOGIN) && key.equals(KEY);
    }

    boolean knowsBearer(String authorization) {
        return valid && authorization.equalsIgnoreCase("bearer " + KEY);
    }

    /** Throws AccessDenied unless the key is the user's. */
    void check(Object user, Object key) {
        if (!(user instanceof Long id) || id != uid || !valid || !key.equals(KEY)) {
            throw OdooException.denied();
        }
    }
}
