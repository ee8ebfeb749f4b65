// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import com.samskivert.mustache.Template;
import io.parley.internal.mapping.MappingException;
import io.parley.internal.mapping.MappingText;
import io.parley.internal.mapping.Part;
import io.parley.internal.mapping.Preview;
import io.parley.spi.SyncException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** {@code /mapping/<target>}: which fields a target has, what goes into them, and what that would write. */
public final class MappingServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final int ROWS = 10;

    private final transient TargetFields fields;
    private final transient Template page = Templates.load("mapping.html");

    /** Shows and saves mappings. */
    public MappingServlet(TargetFields fields) {
        this.fields = fields;
    }

    /** What is to be said on top of the page. */
    private record Said(String good, String bad) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String target = target(request);
        show(response, target, fields.mapping(target), new Said("", fields.obstacle(target)));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String target = target(request);
        MappingText text = text(request);
        if (!"save".equals(request.getParameter("act")) || !fields.serves(target)) {
            show(response, target, text, new Said("This is not saved yet.", ""));
            return;
        }
        try {
            boolean checked = fields.save(target, text);
            String good = checked
                    ? "Saved; it is used in a moment."
                    : "Saved; it is used as soon as the CRM can be asked for its fields.";
            show(response, target, text, new Said(good, ""));
        } catch (MappingException e) {
            show(response, target, text, new Said("", e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Answers.error(response, 503, "The agent is stopping.");
        }
    }

    private void show(HttpServletResponse response, String target, MappingText text, Said said) throws IOException {
        if (!fields.serves(target)) {
            Answers.error(response, 404, "There is no such target, or its adapter takes no mapping.");
            return;
        }
        Map<String, Object> holes = new HashMap<>();
        holes.put("target", target);
        holes.put("said", said.good());
        List<String> faults = new ArrayList<>(said.bad().isEmpty() ? List.of() : List.of(said.bad()));
        holes.put("parts", parts(text));
        holes.put("fields", List.of());
        holes.put("rows", List.of());
        holes.put("of", "");
        try {
            holes.put("fields", FieldRows.of(fields.fields(target)));
            if (said.bad().isEmpty()) {
                Preview preview = fields.preview(target, Optional.of(text), ROWS);
                holes.put("of", preview.pending() ? "what waits" : "what was delivered last");
                holes.put(
                        "rows",
                        preview.entries().stream().map(MappingServlet::row).toList());
                faults.addAll(preview.problems());
            }
        } catch (MappingException | SyncException e) {
            faults.add(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            faults.add("The agent is stopping.");
        }
        holes.put("faults", faults);
        Answers.page(response, 200, page.execute(holes));
    }

    private static List<Map<String, Object>> parts(MappingText text) {
        return Arrays.stream(Part.values())
                .map(part -> Map.<String, Object>of(
                        "name", part.attribute(),
                        "lines", String.join("\n", text.of(part)),
                        "rows", Math.max(2, text.of(part).size() + 1)))
                .toList();
    }

    private static MappingText text(HttpServletRequest request) {
        Map<Part, List<String>> lines = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            String given = Objects.requireNonNullElse(request.getParameter(part.attribute()), "");
            lines.put(
                    part,
                    given.lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .toList());
        }
        return new MappingText(lines);
    }

    private static Map<String, Object> row(Preview.Entry entry) {
        return Map.of(
                "kind", entry.kind(),
                "record", entry.record().ref().map(ref -> ref.id()).orElse("new"),
                "forNew", entry.forNew().toString(),
                "difference",
                        entry.record().difference().isEmpty()
                                ? "nothing"
                                : entry.record().difference().toString(),
                "cut", String.join(", ", entry.cut()));
    }

    private static String target(HttpServletRequest request) {
        String path = Objects.requireNonNullElse(request.getPathInfo(), "/");
        return path.substring(1);
    }
}
