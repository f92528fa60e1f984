package org.leasehold.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** What a demo server wrote into its data folder for scripts: its address, and its accounts. */
record Demo(URI url, List<Account> accounts) {

    record Account(String name, String password, String token, boolean administrator) {}

    static Demo read(Path folder) {
        Path file = Files.isDirectory(folder) ? folder.resolve("demo.json") : folder;
        try {
            return Output.JSON.readValue(Files.readString(file), Demo.class);
        } catch (IOException e) {
            throw new TextException("There is no " + file + "; is a demo running with its data there?");
        } catch (JacksonException e) {
            throw new TextException(file + " cannot be read: " + e.getOriginalMessage());
        }
    }

    /** The account of that name; without one, the first that is no administrator. */
    Account account(@Nullable String name) {
        return accounts.stream()
                .filter(account ->
                        name == null ? !account.administrator() : account.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new TextException("The demo has no account '" + name + "'; it has "
                        + String.join(", ", accounts.stream().map(Account::name).toList()) + "."));
    }
}
