package org.leasehold.cli;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.leasehold.client.LeaseholdClient;
import org.leasehold.client.ProblemException;
import org.leasehold.client.UnreachableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Revokes the token and forgets it. */
@Command(name = "logout", description = "Revoke the token and forget it.")
final class LogoutCommand implements Callable<Integer> {

    private final Environment environment;

    @Mixin
    private ServerOptions server = new ServerOptions();

    LogoutCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        Credentials credentials = Credentials.read(environment);
        URI address = server.server(environment, credentials);
        Optional<Credentials.Login> login = credentials.find(address);
        if (login.isEmpty()) {
            environment.out().println("Not logged in to " + address + ".");
            return ExitCode.OK.number();
        }
        credentials.forget(address);
        try (LeaseholdClient client = new LeaseholdClient(address, login.get().token())) {
            client.deleteToken(login.get().tokenId());
            environment.out().println("Logged out of " + address + ".");
        } catch (UnreachableException | ProblemException e) {
            environment.err().println("leasehold: forgotten here, but not revoked at the server: " + e.getMessage());
        }
        return ExitCode.OK.number();
    }
}
