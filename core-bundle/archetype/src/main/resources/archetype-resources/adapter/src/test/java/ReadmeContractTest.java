package ${package};

import io.parley.lab.ReadmeContract;

/** The README says what the bundle says. */
class ReadmeContractTest extends ReadmeContract {}
