// SPDX-License-Identifier: Apache-2.0
package io.parley.itest.rig;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.parley.itest.rig.RigPlan.Account;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** The simulated channel and the simulated CRM, in a process of their own with their own record of the truth. */
public final class RigServer {

    private final Map<String, ChannelDoor> channels = new LinkedHashMap<>();
    private final Map<String, CrmDoor> crms = new LinkedHashMap<>();
    private final List<Channel> stories = new ArrayList<>();
    private final List<HookCaller> callers = new ArrayList<>();
    private final Later later = new Later();
    private final int backlog;

    private RigServer(long seed, int messages, int agentPort, int longestEcho, boolean echoes, List<String> targets) {
        backlog = Math.max(1_000, messages / 20);
        int share = messages / RigPlan.ACCOUNTS.size();
        for (Account account : RigPlan.ACCOUNTS) {
            Channel channel = new Channel(account, seed, share, this::followed);
            Posts posts = new Posts(channel, later, new Dice(seed, account.name() + "/posts"), longestEcho);
            stories.add(channel);
            channels.put(account.name(), new ChannelDoor(channel, posts, seed));
            if (account.hooked()) {
                callers.add(new HookCaller(channel, agentPort));
                callers.add(new HookCaller(channel, agentPort));
            }
        }
        RigPlan.TARGETS.stream()
                .filter(target -> targets.contains(target.name()))
                .forEach(target -> crms.put(target.name(), new CrmDoor(target, seed, later, longestEcho, echoes)));
    }

    /**
     * Starts the server, prints its port, and ends when its standard input does: with whoever started it.
     *
     * @param arguments seed, messages, port of the agent, milliseconds of the latest echo, whether the CRMs echo, and
     *     which of them take part
     * @throws IOException if no port can be had, or the standard input breaks
     */
    public static void main(String[] arguments) throws IOException {
        RigServer rig = new RigServer(
                Long.parseLong(arguments[0]),
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                Boolean.parseBoolean(arguments[4]),
                List.of(arguments[5].split(",")));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", rig::serve);
        server.start();
        rig.callers.forEach(caller -> new Thread(caller).start());
        System.out.println(server.getAddress().getPort());
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        Wire wire = new Wire(exchange);
        String[] path = wire.path();
        try {
            switch (path[0]) {
                case "channel" -> channels.get(path[1]).serve(wire, path[2]);
                case "crm" -> crms.get(path[1]).serve(wire, path[2]);
                case "control" -> control(wire, path[1]);
                case "truth" ->
                    wire.answer(
                            path[1].equals("channel")
                                    ? channels.get(path[2]).truth()
                                    : crms.get(path[2]).truth());
                default -> wire.refuse(404);
            }
        } catch (RuntimeException e) {
            e.printStackTrace();
            wire.refuse(400);
        }
    }

    private void control(Wire wire, String what) throws IOException {
        switch (what) {
            case "allow" -> {
                double share = wire.body().path("share").asDouble();
                stories.forEach(story -> story.allow(share));
            }
            case "calm" -> {
                channels.values().forEach(ChannelDoor::calm);
                crms.values().forEach(CrmDoor::calm);
            }
            default -> {
                // The state is the answer to every call.
            }
        }
        wire.answer(state());
    }

    /** Some messages are never written: those that were removed before, and those that nobody takes. */
    private boolean followed() {
        int told = stories.stream().mapToInt(Channel::told).sum();
        return crms.values().stream().allMatch(crm -> told * 0.95 - crm.entries() < backlog);
    }

    private ObjectNode state() {
        ObjectNode behind = Wire.JSON.createObjectNode();
        stories.stream()
                .filter(story -> story.behind() > 0)
                .forEach(story -> behind.put(story.account().name(), story.behind()));
        ObjectNode state = Wire.JSON
                .createObjectNode()
                .put("told", stories.stream().mapToInt(Channel::told).sum())
                .put("later", later.pending())
                .put("believed", callers.stream().mapToInt(HookCaller::believed).sum())
                .put("heard", behind.isEmpty())
                .put("read", crms.values().stream().allMatch(CrmDoor::quiet));
        return state.set("behind", behind);
    }
}
