// SPDX-License-Identifier: Apache-2.0
package io.parley.internal.http;

import io.parley.spi.http.ApiResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.entity.AbstractBinAsyncEntityConsumer;
import org.apache.hc.core5.http.nio.support.AbstractAsyncResponseConsumer;
import org.apache.hc.core5.http.protocol.HttpContext;

/** Gathers an answer up to a size, and breaks off what is larger. */
final class BoundedResponse extends AbstractAsyncResponseConsumer<ApiResponse, byte[]> {

    BoundedResponse(int maxBytes) {
        super(new BoundedBytes(maxBytes));
    }

    @Override
    protected ApiResponse buildResult(HttpResponse response, byte[] body, ContentType contentType) {
        return new ApiResponse(response.getCode(), headers(response), body == null ? new byte[0] : body);
    }

    static Map<String, List<String>> headers(HttpResponse response) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (Header header : response.getHeaders()) {
            headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
        }
        return headers;
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {
        // An interim answer says nothing that the final one does not.
    }

    /** An answer was larger than allowed. */
    static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;

        TooLargeException(int maxBytes) {
            super("larger than " + maxBytes + " bytes");
        }
    }

    private static final class BoundedBytes extends AbstractBinAsyncEntityConsumer<byte[]> {

        private final int maxBytes;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        BoundedBytes(int maxBytes) {
            this.maxBytes = maxBytes;
        }

        @Override
        protected void streamStart(ContentType contentType) {
            // Nothing is known yet that the bytes do not tell.
        }

        @Override
        protected int capacityIncrement() {
            return Integer.MAX_VALUE;
        }

        @Override
        protected void data(ByteBuffer source, boolean endOfStream) throws IOException {
            if (bytes.size() + source.remaining() > maxBytes) {
                throw new TooLargeException(maxBytes);
            }
            byte[] chunk = new byte[source.remaining()];
            source.get(chunk);
            bytes.write(chunk);
        }

        @Override
        protected byte[] generateContent() {
            return bytes.toByteArray();
        }

        @Override
        public void releaseResources() {
            bytes.reset();
        }
    }
}
