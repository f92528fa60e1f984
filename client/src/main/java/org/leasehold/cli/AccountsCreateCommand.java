package org.leasehold.cli;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leasehold.client.Account;
import org.leasehold.client.LeaseholdClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Make an account. */
@Command(name = "create", description = "Make an account.")
final class AccountsCreateCommand extends ServerCommand {

    @Parameters(index = "0", paramLabel = "ACCOUNT", description = "Its name.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "CALLED", description = "What they are called.")
    private String displayName = "";

    @Option(names = "--email", paramLabel = "ADDRESS", description = "Where mails to them go.")
    private @Nullable String email;

    @Option(names = "--administrator", description = "May administer this installation.")
    private boolean administrator;

    @Option(names = "--producer", description = "May report the status of resources.")
    private boolean producer;

    @Option(names = "--password-stdin", description = "Read its first password from standard input. Default: none.")
    private boolean passwordFromInput;

    AccountsCreateCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        Map<String, Object> wanted = new HashMap<>();
        wanted.put("name", name);
        wanted.put("displayName", displayName);
        wanted.put("administrator", administrator);
        wanted.put("producer", producer);
        if (email != null) {
            wanted.put("email", email);
        }
        if (passwordFromInput) {
            wanted.put("password", PasswordPrompt.read(environment(), true));
        }
        Account made = client.administration().createAccount(wanted);
        new AccountReport(output()).done(made, "Made the account " + made.name() + ".");
        return ExitCode.OK;
    }
}
