// SPDX-License-Identifier: Apache-2.0
package io.parley.lab;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.parley.lab.simulator.Answer;
import io.parley.lab.simulator.Call;
import io.parley.lab.simulator.Fault;
import io.parley.lab.simulator.SimulatorServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The line between a plug-in and its vendor: it listens, and breaks as it is told. */
public final class Line implements AutoCloseable {

    private static final int BLOCK = 64 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    static {
        // The server of the JDK sends an answer in two parts, between which it would wait for 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Far far;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch called = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicLong poured = new AtomicLong();
    private volatile boolean hangs;
    private volatile long flood;
    private volatile IntFunction<@Nullable Fault> faults = number -> null;
    private volatile UnaryOperator<Answer> change = answer -> answer;

    /** The other end. */
    @FunctionalInterface
    interface Far {

        /** {@return what the other end answers to a call, which came to that address} */
        Answer answer(Call call, URI address) throws IOException;
    }

    /** A line to where a vendor is served. */
    public Line(URI vendor) {
        this(new Forwarding(vendor));
    }

    /** A line to a vendor that is not served anywhere else; it is called by one thread at a time. */
    public Line(SimulatorServer.Vendor vendor) {
        this((call, address) -> {
            synchronized (vendor) {
                return vendor.answer(call);
            }
        });
    }

    private Line(Far far) {
        this.far = far;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::carry);
        server.start();
    }

    /** {@return where to call instead of the vendor} */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** {@return what was called, oldest first} */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** {@return how many bytes of a flood were taken} */
    public long poured() {
        return poured.get();
    }

    /** Every call goes wrong like this from now on. */
    public void fails(Fault fault) {
        faults = number -> fault;
    }

    /** One call goes wrong, the others do not. */
    public void fails(int which, Fault fault) {
        int wrong = calls.size() + which;
        faults = number -> number == wrong ? fault : null;
    }

    /** The vendor's answers arrive changed from now on. */
    public void changes(UnaryOperator<Answer> by) {
        change = by;
    }

    /** Nobody answers any more. */
    public void hangs() {
        hangs = true;
    }

    /** Every answer is that long from now on, and no more than the beginning of something. */
    public void floods(long bytes) {
        flood = bytes;
    }

    /** {@return whether somebody called within some seconds, as long as that thread lived} */
    boolean awaitCall(Thread caller) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (caller.isAlive() && System.nanoTime() < end && !called.await(10, TimeUnit.MILLISECONDS)) {}
        return called.getCount() == 0;
    }

    private void carry(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = Forwarding.read(exchange);
            int number;
            synchronized (calls) {
                number = calls.size();
                calls.add(call);
            }
            called.countDown();
            if (hangs) {
                hang();
            } else if (flood > 0) {
                pour(exchange);
            } else {
                answer(exchange, call, faults.apply(number));
            }
        }
    }

    private void answer(HttpExchange exchange, Call call, @Nullable Fault fault) throws IOException {
        Answer answer = fault == null ? change.apply(far.answer(call, exchange.getRequestURI())) : fault.answer();
        if (fault != null && fault.performed()) {
            far.answer(call, exchange.getRequestURI());
        }
        if (answer != null) {
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private void hang() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pour(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        byte[] block = "[".repeat(BLOCK).getBytes(StandardCharsets.UTF_8);
        OutputStream out = exchange.getResponseBody();
        while (poured.get() < flood) {
            out.write(block);
            poured.addAndGet(block.length);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
