package ${package};

import io.parley.lab.AdapterContract;
import io.parley.lab.CrmView;
import io.parley.spi.crm.CrmAdapter;
import java.net.URI;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/** What every adapter does. */
class AdapterContractTest extends AdapterContract {

    private final TestCrm test = new TestCrm();

    @AfterEach
    void close() {
        test.close();
    }

    @Override
    protected CrmAdapter adapter() {
        return adapterAt(test.endpoint());
    }

    @Override
    protected CrmAdapter adapterAt(URI endpoint) {
        return test.adapter(endpoint, ${prefix}Simulator.TOKEN);
    }

    @Override
    protected CrmAdapter deadAdapter() {
        return test.adapter(test.endpoint(), ${prefix}Simulator.DEAD_TOKEN);
    }

    @Override
    protected CrmView crm() {
        return test.crm();
    }

    @Override
    protected URI vendor() {
        return test.endpoint();
    }

    @Override
    protected Set<String> secrets() {
        return Set.of(${prefix}Simulator.TOKEN);
    }
}
