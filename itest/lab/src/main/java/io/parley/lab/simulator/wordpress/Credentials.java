// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator.wordpress;

import io.parley.lab.simulator.Login;
import java.util.Optional;

/** Finds out who calls, by the application password. */
final class Credentials {

    private final Site site;

    /** Creates those of a site. */
    Credentials(Site site) {
        this.site = site;
    }

    /**
     * {@return who a login belongs to}
     *
     * <p>Core takes whoever has a wrong password for a visitor, who may read what is public. Where something asks for the
     * user early, as plug-ins do, a wrong password is refused whatever is called.
     */
    Viewer viewer(Optional<Login> login) {
        if (login.isEmpty()) {
            return new Viewer(Optional.empty());
        }
        String name = login.get().user();
        Optional<User> user = site.userCalled(name);
        Optional<User> known = user.filter(one -> one.opensWith(login.get().password()));
        if (known.isEmpty() && site.asksForTheUserEarly) {
            String unknown = name.contains("@") ? "invalid_email" : "invalid_username";
            throw new Refusal(
                    401,
                    user.isPresent() ? "incorrect_password" : unknown,
                    "<strong>Error:</strong> This name and this password do not fit.");
        }
        return new Viewer(known);
    }
}
