// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.console;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.parley.internal.ops.Receipt;
import io.parley.internal.ops.ReceiptBook;
import io.parley.internal.ops.ReceiptItems;
import io.parley.internal.store.Store;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/** {@code /api/v1/receipts}: the signed receipts of the days, byte by byte as they lie in the home, and what they count. */
public final class ReceiptServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST = 1_000;
    private static final String SIGNATURE = ".sig";
    private static final String ITEMS = "/items";

    private final transient Store store;
    private final transient ReceiptBook book;

    /** Shows a book. */
    public ReceiptServlet(Store store, ReceiptBook book) {
        this.store = store;
        this.book = book;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Objects.requireNonNullElse(request.getPathInfo(), "/").substring(1);
        if (path.isEmpty()) {
            list(response);
        } else if (path.equals("public-key.pem")) {
            begin(response, "application/x-pem-file");
            response.getOutputStream().write(book.publicKey().getBytes(StandardCharsets.US_ASCII));
        } else if (path.endsWith(ITEMS)) {
            items(path.substring(0, path.length() - ITEMS.length()), response);
        } else if (path.endsWith(SIGNATURE)) {
            Optional<LocalDate> day = Receipt.day(path.substring(0, path.length() - SIGNATURE.length()));
            file(day.isPresent() ? book.signature(day.get()) : Optional.empty(), "application/octet-stream", response);
        } else {
            Optional<LocalDate> day = Receipt.day(path);
            file(day.isPresent() ? book.receipt(day.get()) : Optional.empty(), "application/json", response);
        }
    }

    private void list(HttpServletResponse response) throws IOException {
        ArrayNode list = JSON.createArrayNode();
        for (Receipt receipt : book.newest(MOST)) {
            list.addObject()
                    .put("day", receipt.day().toString())
                    .put("number", receipt.number())
                    .put("balanced", receipt.balanced())
                    .put("sha256", receipt.sha256());
        }
        Answers.json(response, 200, list);
    }

    private void items(String text, HttpServletResponse response) throws IOException {
        Optional<LocalDate> day = Receipt.day(text);
        if (day.isEmpty() || book.receipt(day.get()).isEmpty()) {
            missing(response);
        } else {
            begin(response, "text/tab-separated-values; charset=utf-8");
            ReceiptItems.write(store, day.get(), response.getOutputStream());
        }
    }

    private static void file(Optional<byte[]> bytes, String type, HttpServletResponse response) throws IOException {
        if (bytes.isEmpty()) {
            missing(response);
        } else {
            begin(response, type);
            response.getOutputStream().write(bytes.get());
        }
    }

    private static void begin(HttpServletResponse response, String type) {
        response.setContentType(type);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
    }

    private static void missing(HttpServletResponse response) throws IOException {
        Answers.error(response, 404, "That day has no receipt; /api/v1/receipts lists those that are there.");
    }
}
