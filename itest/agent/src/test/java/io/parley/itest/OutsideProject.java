// SPDX-License-Identifier: Apache-2.0
package io.parley.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A plug-in that was generated outside.
 *
 * @param folder of its pom
 */
record OutsideProject(Path folder) {

    /**
     * What came of a test.
     *
     * @param name with its class
     * @param outcome passed, failed or skipped
     * @param told why it did not pass, with the trace
     */
    record TestRun(String name, String outcome, String told) {}

    /** What the tests came to. */
    List<TestRun> tests() throws Exception {
        List<TestRun> runs = new ArrayList<>();
        DocumentBuilder reader = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        try (Stream<Path> reports = Files.list(folder.resolve("target/surefire-reports"))) {
            for (Path report :
                    (Iterable<Path>) reports.filter(file -> file.toString().endsWith(".xml"))::iterator) {
                NodeList cases = reader.parse(report.toFile()).getElementsByTagName("testcase");
                for (int i = 0; i < cases.getLength(); i++) {
                    runs.add(run((Element) cases.item(i)));
                }
            }
        }
        return runs;
    }

    List<String> tests(String outcome) throws Exception {
        return tests().stream()
                .filter(run -> run.outcome().equals(outcome))
                .map(TestRun::name)
                .toList();
    }

    Path jar() throws Exception {
        try (Stream<Path> jars = Files.list(folder.resolve("target"))) {
            List<Path> found =
                    jars.filter(file -> file.toString().endsWith(".jar")).toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }

    private static TestRun run(Element test) {
        String suite = test.getAttribute("classname").replaceFirst(".*\\.", "");
        String name = suite + "."
                + test.getAttribute("name").replaceFirst("\\(.*", "").replaceFirst(".*#", "");
        for (String wrong : List.of("failure", "error")) {
            NodeList found = test.getElementsByTagName(wrong);
            if (found.getLength() > 0) {
                return new TestRun(name, "failed", found.item(0).getTextContent());
            }
        }
        boolean skipped = test.getElementsByTagName("skipped").getLength() > 0;
        return new TestRun(name, skipped ? "skipped" : "passed", "");
    }
}
