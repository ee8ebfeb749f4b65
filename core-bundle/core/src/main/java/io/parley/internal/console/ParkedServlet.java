// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import io.parley.internal.ops.Act;
import io.parley.internal.ops.Decisions;
import io.parley.internal.ops.Decisions.Tally;
import io.parley.internal.ops.Parked;
import io.parley.internal.ops.ParkedDetails;
import io.parley.internal.store.ParkedFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /parked}: where people look at what was put aside, and decide about it. */
public final class ParkedServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String HERE = "/parked";

    private final transient Parked parked;
    private final transient Decisions decisions;
    private final transient ParkedPage page;

    /** Shows what was put aside. */
    public ParkedServlet(Parked parked, Decisions decisions) {
        this.parked = parked;
        this.decisions = decisions;
        this.page = new ParkedPage(parked);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Objects.requireNonNullElse(request.getPathInfo(), "/");
        try {
            if (path.equals("/")) {
                ParkedFilter filter = ParkedWishes.filter(request);
                Answers.page(response, 200, page.list(filter, ParkedWishes.before(request), said(request)));
                return;
            }
            Optional<ParkedDetails> one = parked.find(path.substring(1));
            if (one.isPresent()) {
                Answers.page(response, 200, page.details(one.get()));
            } else {
                Answers.page(
                        response,
                        404,
                        page.list(ParkedFilter.ALL, ParkedWishes.before(request), "It is not put aside any more."));
            }
        } catch (BadInputException e) {
            Answers.error(response, 400, e.getMessage());
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            ParkedFilter filter = ParkedWishes.filter(request);
            String verb = Objects.requireNonNullElse(request.getParameter("verb"), "");
            boolean retry = verb.startsWith("retry");
            Act act = retry
                    ? decisions.retrying()
                    : decisions.dropping(ParkedWishes.decision(request.getParameter("reason")));
            Tally tally =
                    switch (verb) {
                        case "retry", "drop" -> decisions.some(ids(request), act);
                        case "retry-all", "drop-all" -> decisions.all(filter, act);
                        default -> throw new BadInputException("verb is one of retry, drop, retry-all, drop-all.");
                    };
            ParkedQuery back = new ParkedQuery(filter)
                    .with("said", retry ? "retried" : "dropped")
                    .with("done", tally.done())
                    .with("left", tally.left());
            Answers.redirect(response, back.on(HERE));
        } catch (BadInputException e) {
            Answers.error(response, 400, e.getMessage());
        }
    }

    private static List<String> ids(HttpServletRequest request) throws BadInputException {
        String[] ids = Objects.requireNonNullElse(request.getParameterValues("id"), new String[0]);
        if (ids.length > Parked.MOST) {
            throw new BadInputException("Choose at most " + Parked.MOST + ".");
        }
        return List.of(ids);
    }

    /** What was done just now; made of numbers alone, for anybody may write an address. */
    private static String said(HttpServletRequest request) {
        long done = number(request.getParameter("done"));
        long left = number(request.getParameter("left"));
        String rest = left == 0 ? "" : " " + left + " cannot be, and stayed.";
        return switch (Objects.requireNonNullElse(request.getParameter("said"), "")) {
            case "retried" -> "Put back to work: " + done + "." + rest;
            case "dropped" -> "Dropped: " + done + "." + rest;
            default -> "";
        };
    }

    private static long number(@Nullable String digits) {
        return digits != null && digits.matches("[0-9]{1,12}") ? Long.parseLong(digits) : 0;
    }
}
