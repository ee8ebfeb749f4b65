// SPDX-License-Identifier: Apache-2.0
package io.parley.mutants;

import io.parley.lab.AdapterContract;
import io.parley.lab.CrmView;
import io.parley.lab.Line;
import io.parley.spi.crm.CrmAdapter;
import io.parley.spi.http.ApiSettings;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtendWith;

/** The suite for adapters, with a mutant; not run by itself. */
@ExtendWith(Dish.Pipette.class)
final class RegisterSuite extends AdapterContract implements AutoCloseable {

    private final Register register = new Register();
    private final Line server = new Line(register::answer);
    private final Dish.Culture culture;

    RegisterSuite(Dish.Culture culture) {
        this.culture = culture;
    }

    @Override
    public void close() {
        server.close();
    }

    @Override
    protected CrmAdapter adapter() {
        return adapterAt(server.endpoint());
    }

    @Override
    protected CrmAdapter adapterAt(URI endpoint) {
        return adapter(endpoint, Register.TOKEN);
    }

    @Override
    protected CrmAdapter deadAdapter() {
        return adapter(server.endpoint(), Register.DEAD);
    }

    @Override
    protected CrmAdapter weakAdapter() {
        return adapter(server.endpoint(), Register.WEAK);
    }

    @Override
    protected URI vendor() {
        return server.endpoint();
    }

    @Override
    protected CrmView crm() {
        return register;
    }

    @Override
    protected Set<String> secrets() {
        return Set.of(Register.TOKEN);
    }

    @SuppressWarnings("unchecked")
    private CrmAdapter adapter(URI endpoint, String token) {
        Mutant<AdapterParts> mutant = (Mutant<AdapterParts>) culture.mutant();
        ApiSettings settings = ApiSettings.endpoint(endpoint).bearer(token).build();
        return mutant.parts()
                .apply(new RegisterAdapter(mutant.door()
                                .apply(culture.services().apiClients().open(settings)))
                        .parts());
    }
}
