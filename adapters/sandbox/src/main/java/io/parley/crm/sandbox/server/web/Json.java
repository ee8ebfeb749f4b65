// SPDX-License-Identifier: Apache-2.0
package io.parley.crm.sandbox.server.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.parley.crm.sandbox.server.records.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** JSON in and out. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT)
            .disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE)
            .build();

    private Json() {}

    /** {@return an empty object} */
    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** {@return an empty list} */
    public static ArrayNode list() {
        return MAPPER.createArrayNode();
    }

    /** Reads text that was made here. */
    public static JsonNode parse(String text) throws IOException {
        return MAPPER.readTree(text);
    }

    /** Reads an object of bounded size. */
    public static Fields read(HttpServletRequest request, int mostBytes) throws IOException {
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        if (!type.split(";", 2)[0].strip().equals("application/json")) {
            throw new Refusal(415, "The body must be JSON; send it with Content-Type: application/json.");
        }
        try {
            JsonNode body = MAPPER.readTree(bytes(request, mostBytes));
            if (body.isObject()) {
                return new Fields(body);
            }
        } catch (JacksonException e) {
            throw new Refusal(400, "The body is not JSON; look at column " + column(e) + ".");
        } catch (CharConversionException e) {
            throw new Refusal(400, "The body is not JSON; send it in UTF-8.");
        }
        throw new Refusal(400, "The body must be a JSON object, such as {\"name\": \"value\"}.");
    }

    /** Writes a whole document. */
    public static void write(HttpServletResponse response, int status, JsonNode document) throws IOException {
        try (JsonGenerator json = begin(response, status)) {
            json.writeTree(document);
        }
    }

    /** Answers that something was not done. */
    public static void problem(HttpServletResponse response, int status, String sentence) throws IOException {
        write(response, status, object().put("error", sentence));
    }

    static JsonGenerator begin(HttpServletResponse response, int status) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        return MAPPER.createGenerator(response.getOutputStream());
    }

    private static int column(JacksonException fault) {
        return fault.getLocation() == null ? 1 : fault.getLocation().getColumnNr();
    }

    private static byte[] bytes(HttpServletRequest request, int most) throws IOException {
        InputStream in = request.getInputStream();
        byte[] bytes = request.getContentLengthLong() > most ? new byte[0] : in.readNBytes(most + 1);
        if (bytes.length > most || request.getContentLengthLong() > most) {
            throw new Refusal(413, "The body must have at most " + most + " bytes.");
        }
        return bytes;
    }
}
