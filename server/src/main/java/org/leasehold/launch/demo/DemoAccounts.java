package org.leasehold.launch.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.AccountChange;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Authentication;
import org.leasehold.accounts.NewAccount;
import org.leasehold.accounts.Tokens;

/** The accounts of the demo, with passwords and tokens that stay the same from start to start. */
public class DemoAccounts {

    private static final Actor LEASEHOLD = new Actor.System();

    private final Accounts accounts;
    private final Tokens tokens;
    private final Authentication authentication;

    public DemoAccounts(Accounts accounts, Tokens tokens, Authentication authentication) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.authentication = authentication;
    }

    /** What the file for scripts says of one account. */
    public record Entry(
            String name,
            String displayName,
            String password,
            boolean administrator,
            boolean producer,
            List<String> slices,
            String token) {}

    /**
     * Makes the accounts that are missing, and passwords and tokens for those whose are not known any more.
     *
     * @param known what an earlier start has written down
     * @param randomPassword makes one that people can type
     */
    public List<Entry> ensure(List<Entry> known, Supplier<String> randomPassword) {
        Map<String, Entry> byName = new HashMap<>();
        known.forEach(entry -> byName.put(entry.name(), entry));
        List<Entry> entries = new ArrayList<>();
        for (SampleAccount sample : SampleAccount.ALL) {
            entries.add(ensure(sample, Optional.ofNullable(byName.get(sample.name())), randomPassword));
        }
        return entries;
    }

    /** Whoever pushes the made-up status, with the rights of its token and no more. */
    public Actor monitor(List<Entry> entries) {
        return entries.stream()
                .filter(entry -> entry.name().equals(SampleAccount.MONITOR))
                .flatMap(entry -> authentication.byToken(entry.token()).stream())
                .map(Authentication.Known::actor)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The monitor's token is not good"));
    }

    private Entry ensure(SampleAccount sample, Optional<Entry> known, Supplier<String> randomPassword) {
        Optional<Account> found = accounts.find(sample.name());
        boolean passwordIsKnown = found.isPresent() && known.isPresent();
        String password = passwordIsKnown ? known.get().password() : randomPassword.get();
        Account account = found.orElseGet(() -> accounts.create(LEASEHOLD, wanted(sample, password)));
        if (found.isPresent() && !passwordIsKnown) {
            accounts.change(LEASEHOLD, sample.name(), new AccountChange(null, null, password, null, null, null, null));
        }
        String token = known.map(Entry::token)
                .filter(secret -> authentication.byToken(secret).isPresent())
                .orElseGet(() -> makeToken(sample, account));
        return new Entry(
                sample.name(),
                sample.displayName(),
                password,
                sample.administrator(),
                sample.producer(),
                sample.slices(),
                token);
    }

    private static NewAccount wanted(SampleAccount sample, String password) {
        return new NewAccount(
                sample.name(), sample.displayName(), null, password, sample.administrator(), sample.producer());
    }

    private String makeToken(SampleAccount sample, Account account) {
        Actor.Person person = new Actor.Person(
                account.id(),
                account.name(),
                account.displayName(),
                account.level(),
                account.administrator(),
                sample.scopes());
        return tokens.make(person, new Tokens.Wish("demo", sample.scopes(), null))
                .secret();
    }
}
