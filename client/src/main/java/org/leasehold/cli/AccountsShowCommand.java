package org.leasehold.cli;

import java.util.List;
import org.leasehold.client.Account;
import org.leasehold.client.LeaseholdClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Show an account. */
@Command(name = "show", description = "Show an account.")
final class AccountsShowCommand extends ServerCommand {

    @Parameters(index = "0", paramLabel = "ACCOUNT", description = "Its name.")
    private String name = "";

    AccountsShowCommand(Environment environment) {
        super(environment);
    }

    @Override
    ExitCode run(LeaseholdClient client) {
        Account account = client.administration().getAccount(name);
        if (output().json()) {
            output().json(account);
        } else {
            new AccountReport(output()).list(List.of(account));
        }
        return ExitCode.OK;
    }
}
