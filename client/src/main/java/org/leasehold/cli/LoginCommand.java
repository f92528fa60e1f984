package org.leasehold.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.leasehold.client.LeaseholdClient;
import org.leasehold.client.Me;
import org.leasehold.client.NewToken;
import org.leasehold.client.ProblemException;
import org.leasehold.client.Slice;
import org.leasehold.client.TokenRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Exchanges a name and password for a token, and remembers it. */
@Command(name = "login", description = "Log in, and remember it in a file that only you may read.")
final class LoginCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private ServerOptions server = new ServerOptions();

    @Option(names = "--user", paramLabel = "NAME", description = "The account. Asked for if not given.")
    private @Nullable String user;

    @Option(names = "--password-stdin", description = "Read the password from standard input, not from the terminal.")
    private boolean passwordFromInput;

    @Option(
            names = "--code",
            paramLabel = "CODE",
            description = "The code of your app, or a recovery code, if one is asked for. Asked for if not given.")
    private @Nullable String code;

    LoginCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        Credentials credentials = Credentials.read(environment);
        URI address = server.server(environment, credentials);
        Optional<Demo.Account> demo = server.demoAccount();
        String name = demo.isPresent() ? demo.get().name() : user != null ? user : ask("Account at " + address + ": ");
        String password =
                demo.isPresent() ? demo.get().password() : PasswordPrompt.read(environment, passwordFromInput);
        TokenRequest request =
                new TokenRequest("command line on " + hostname(), List.of("read", "write"), null, name, password, code);
        NewToken token;
        try (LeaseholdClient client = new LeaseholdClient(address, null)) {
            token = token(client, request);
        }
        try (LeaseholdClient client = new LeaseholdClient(address, token.token())) {
            Me me = client.me();
            credentials.remember(
                    address, new Credentials.Login(me.account().name(), token.token(), token.id(), token.expiresAt()));
            environment.out().println(greeting(address, me));
        }
        return ExitCode.OK.number();
    }

    /** Asks for the code of the second step if the server wants one. */
    private NewToken token(LeaseholdClient client, TokenRequest request) {
        try {
            return client.createToken(request);
        } catch (ProblemException refused) {
            if (!refused.problem().code().equals("second-step-wanted")) {
                throw refused;
            }
            if (passwordFromInput) {
                throw new TextException("The account wants a code besides the password; give --code.");
            }
            return client.createToken(request.withCode(ask("Code of your app, or a recovery code: ")));
        }
    }

    private static String greeting(URI address, Me me) {
        List<String> slices = me.slices().stream().map(Slice::name).toList();
        return "Logged in to " + address + " as " + me.account().name()
                + (me.account().administrator() ? ", administrator" : "")
                + (slices.isEmpty() ? "" : "; slices: " + String.join(", ", slices)) + ".";
    }

    private static String ask(String question) {
        String answer = PasswordPrompt.terminal().readLine("%s", question);
        if (answer == null || answer.isBlank()) {
            throw new TextException("No account, no log-in.");
        }
        return answer.strip();
    }

    private static String hostname() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "an unnamed computer";
        }
    }
}
