// SPDX-License-Identifier: Apache-2.0
package io.parley.lab.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What was called, and faults to order, for people and scripts on this machine: {@code GET /_simulator} and
 * {@code GET /_simulator.json}, and {@code POST /_simulator} with the fields method, path, kind and status. No vendor serves such
 * a path. What callers wrote is escaped, and pages of other sites are refused.
 */
final class SimulatorConsole {

    private static final String PAGE = "/_simulator";
    private static final int CALLS = 200;
    private static final int LONGEST_PATH = 300;
    private static final Pattern THIS_MACHINE = Pattern.compile("(127\\.0\\.0\\.1|localhost)(:\\d+)?");
    private static final Pattern STATUS = Pattern.compile("[2-5]\\d\\d");

    private final Supplier<List<Served>> served;
    private final FaultPlan plan;

    SimulatorConsole(Supplier<List<Served>> served, FaultPlan plan) {
        this.served = served;
        this.plan = plan;
    }

    boolean serves(Call call) {
        return call.path().equals(PAGE) || call.path().equals(PAGE + ".json");
    }

    Answer answer(Call call) {
        boolean own = THIS_MACHINE.matcher(call.header("Host").orElse("")).matches()
                && !call.header("Sec-Fetch-Site").orElse("none").matches("cross-site|same-site");
        if (!own) {
            return Answer.text(403, "text/plain", "This console is for this machine alone.");
        }
        if (call.method().equals("POST")) {
            return order(call.form());
        }
        if (!call.method().equals("GET")) {
            return Answer.text(405, "text/plain", "GET shows, POST orders a fault.")
                    .with("Allow", "GET, POST");
        }
        Answer answer = call.path().equals(PAGE)
                ? Answer.text(200, "text/html; charset=utf-8", ConsolePage.of(state()))
                        .with(
                                "Content-Security-Policy",
                                "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'")
                : Answer.json(200, state());
        return answer.with("Cache-Control", "no-store").with("X-Content-Type-Options", "nosniff");
    }

    private ObjectNode state() {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        ArrayNode faults = state.putArray("openFaults");
        plan.open().forEach(planned -> faults.addObject()
                .put("calls", planned.calls())
                .put("happens", planned.fault().words()));
        List<Served> all = served.get();
        List<Served> newestFirst = new ArrayList<>(all.subList(Math.max(0, all.size() - CALLS), all.size()));
        Collections.reverse(newestFirst);
        ArrayNode calls = state.putArray("calls");
        newestFirst.forEach(one -> calls.addObject()
                .put("at", one.at().truncatedTo(ChronoUnit.MILLIS).toString())
                .put("method", one.call().method())
                .put("path", shortened(one.call().path()))
                .put("status", one.status())
                .put("milliseconds", one.took().toMillis())
                .put("planned", one.planned()));
        return state;
    }

    private Answer order(Map<String, List<String>> form) {
        String method = field(form, "method");
        String path = field(form, "path");
        String status = field(form, "status");
        String kind = field(form, "kind");
        boolean answers = kind.equals("answer") || kind.equals("wrong");
        if (answers && !STATUS.matcher(status).matches() || !answers && !kind.equals("cut") && !kind.equals("lost")) {
            return Answer.text(400, "text/plain", "kind is answer, cut, lost or wrong; status is from 200 to 599.");
        }
        Answer answer = answers
                ? Answer.text(Integer.parseInt(status), "text/plain", "It goes wrong, as ordered.")
                : Answer.empty(500);
        plan.add(new FaultPlan.Planned(
                (method.isEmpty() ? "any method" : method) + " " + shortened(path) + "…",
                call -> (method.isEmpty() || method.equals(call.method()))
                        && call.path().startsWith(path),
                switch (kind) {
                    case "cut" -> Fault.cut();
                    case "lost" -> Fault.lostAnswer();
                    case "wrong" -> Fault.wrongAnswer(answer);
                    default -> Fault.answering(answer);
                }));
        return Answer.empty(303).with("Location", PAGE);
    }

    private static String field(Map<String, List<String>> form, String name) {
        return form.getOrDefault(name, List.of("")).get(0);
    }

    private static String shortened(String path) {
        return path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH) + "…";
    }
}
