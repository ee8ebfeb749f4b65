// SPDX-License-Identifier: Apache-2.0
package io.parley.launcher;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What the command line asks for. Of an option that is given twice, the last counts. */
record Arguments(
        Request request, AgentOptions options, Optional<Path> backUp, Optional<String> target, boolean remove) {

    enum Request {
        RUN,
        RESTORE,
        UNINSTALL,
        HELP,
        VERSION
    }

    private static final String HELP = """
            Usage: %1$s [--home DIR] [--port N] [--bind ADDRESS] [--shell]
                   %1$s restore FILE [--home DIR]
                   %1$s uninstall TARGET [--remove] [--home DIR] [--port N] [--bind ADDRESS]

              restore FILE      puts a back-up in the place of the home's store, while no agent runs on it
              uninstall TARGET  shows what the running agent has made in the CRM of a target
              --remove          removes it, and says what is left to be done by hand
              --home DIR        folder for configuration, plug-ins and data (default %2$s)
              --port N          port of the console, the chat and the webhooks (default 8080, 0 takes a free one)
              --bind ADDRESS    address to listen on (default 127.0.0.1: this machine only; 0.0.0.0: all networks)
              --shell           opens a command shell in this terminal
              --help            prints this text
              --version         prints the version""";

    private static final String KNOWN =
            "restore FILE, uninstall TARGET, --remove, --home DIR, --port N, --bind ADDRESS, --shell, --help and"
                    + " --version";

    /** {@return the text for people who ask what there is, with the command and the home of how it was started} */
    static String help(String command, String home) {
        return HELP.formatted(command, home);
    }

    static Arguments parse(String... arguments) throws WrongArgumentException {
        Request request = Request.RUN;
        AgentOptions options = AgentOptions.defaults();
        Optional<Path> backUp = Optional.empty();
        Optional<String> target = Optional.empty();
        boolean remove = false;
        Iterator<String> words = List.of(arguments).iterator();
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "restore" -> {
                    request = Request.RESTORE;
                    backUp = Optional.of(path("restore", value(words, "restore needs a file")));
                }
                case "uninstall" -> {
                    request = Request.UNINSTALL;
                    target = Optional.of(value(words, "uninstall needs a target"));
                }
                case "--remove" -> remove = true;
                case "--home" -> options = options.withHome(path("--home", value(words, "--home needs a folder")));
                case "--port" -> options = options.withPort(port(value(words, "--port needs a number")));
                case "--bind" -> options = options.withBind(value(words, "--bind needs an address"));
                case "--shell" -> options = options.withShell(true);
                case "--help" -> request = Request.HELP;
                case "--version" -> request = Request.VERSION;
                default ->
                    throw new WrongArgumentException("'" + word + "' is not known here; there are " + KNOWN + ".");
            }
        }
        if (remove && request != Request.UNINSTALL) {
            throw new WrongArgumentException("--remove belongs to uninstall TARGET; there are " + KNOWN + ".");
        }
        return new Arguments(request, options, backUp, target, remove);
    }

    private static String value(Iterator<String> words, String need) throws WrongArgumentException {
        String value = words.hasNext() ? words.next() : "";
        if (value.isBlank() || value.startsWith("--")) {
            throw new WrongArgumentException(need + " behind it; there are " + KNOWN + ".");
        }
        return value;
    }

    private static Path path(String word, String text) throws WrongArgumentException {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new WrongArgumentException(word + " needs a name behind it, and '" + text + "' cannot be one.");
        }
    }

    private static int port(String text) throws WrongArgumentException {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new WrongArgumentException(
                    "--port needs a number from 0 to 65535, where 0 takes a free port; '" + text + "' is none.");
        }
        return Integer.parseInt(text);
    }
}
