package org.leasehold.faces.r2lab.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.AccountChange;
import org.leasehold.accounts.AccountRemovals;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.SshKey;
import org.leasehold.accounts.SshKeys;
import org.leasehold.faces.rest.Answer;
import org.leasehold.organizations.Action;
import org.leasehold.organizations.Subject;
import org.springframework.stereotype.Component;

/** {@code /users}: people, and the keys they get in with. */
@Component
class UserOperations implements ApiRoutes {

    private static final int PAGE = 500;

    private final Accounts accounts;
    private final AccountRemovals removals;
    private final SshKeys keys;

    UserOperations(Accounts accounts, AccountRemovals removals, SshKeys keys) {
        this.accounts = accounts;
        this.removals = removals;
        this.keys = keys;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                new Operation("GET", "/users", this::list),
                new Operation(
                        "GET", "/users/me", call -> answer(get(call.person().accountId()))),
                new Operation("GET", "/users/{user_id}", this::read),
                new Operation("PATCH", "/users/{user_id}", this::change),
                new Operation("PATCH", "/users/{user_id}/approve", this::approve),
                new Operation("DELETE", "/users/{user_id}", this::remove),
                new Operation("GET", "/users/{user_id}/keys", this::keys),
                new Operation("POST", "/users/{user_id}/keys", this::addKey),
                new Operation("DELETE", "/users/{user_id}/keys/{key_id}", this::deleteKey));
    }

    /** Those who only try are no users. */
    private Answer list(Call call) {
        var _ = call.administrator();
        List<Account> all = new ArrayList<>();
        List<Account> page = accounts.list("", "", PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = accounts.list("", page.getLast().name(), PAGE);
        }
        Map<Long, Long> counts = keys.list(all.stream().map(Account::id).toList()).stream()
                .collect(Collectors.groupingBy(SshKey::accountId, Collectors.counting()));
        return Answer.ok(all.stream()
                .filter(account -> account.level() > Account.ANONYMOUS)
                .map(account -> UserForm.user(
                        account, counts.getOrDefault(account.id(), 0L).intValue()))
                .toList());
    }

    private Answer read(Call call) {
        var _ = call.administrator();
        return answer(get(call.id("user_id")));
    }

    private Answer change(Call call) {
        Actor.Person person = call.person();
        Account before = changeable(call, person);
        Body body = call.body();
        boolean administrator = call.isAdministrator(person);
        if (body.says("is_admin") && !administrator) {
            throw Refusal.of(403, "Only admins can change admin status");
        }
        String first = body.findText("first_name").orElseGet(() -> UserForm.first(before.displayName()));
        String last = body.findText("last_name").orElseGet(() -> UserForm.last(before.displayName()));
        AccountChange change = new AccountChange(
                (first.strip() + " " + last.strip()).strip(),
                null,
                administrator ? body.findText("password").orElse(null) : null,
                null,
                body.findFlag("is_admin").orElse(null),
                null,
                null);
        Account after = accounts.change(person, before.name(), change);
        if (!administrator) {
            changePassword(person, body);
        }
        return answer(after);
    }

    /** The original asks for no present password; ours does, or else whoever finds a token has the account. */
    private void changePassword(Actor.Person person, Body body) {
        if (body.says("password")) {
            String current = body.findText("current_password")
                    .orElseThrow(() ->
                            Refusal.of(403, "Say your present password as current_password, or ask for a reset link"));
            accounts.changePassword(person, current, body.getText("password"), null);
        }
    }

    private Answer approve(Call call) {
        Actor.Person person = call.administrator();
        Account account = get(call.id("user_id"));
        return answer(accounts.change(person, account.name(), enabled()));
    }

    private static AccountChange enabled() {
        return new AccountChange(null, null, null, null, null, null, false);
    }

    private Answer remove(Call call) {
        Actor.Person person = call.administrator();
        removals.remove(person, get(call.id("user_id")).name());
        return Answer.nothing();
    }

    private Answer keys(Call call) {
        Actor.Person person = call.person();
        Account account = get(call.id("user_id"), person, call);
        call.require(person, Action.LOOK_AT_KEYS, new Subject.OfAccount(account.id()), "Forbidden");
        return Answer.ok(keys.list(account.id()).stream().map(UserForm::key).toList());
    }

    private Answer addKey(Call call) {
        Actor.Person person = call.person();
        Account account = changeable(call, person);
        Body body = call.body();
        SshKey key = keys.add(
                person,
                account.id(),
                body.getText("key"),
                body.findText("comment").orElse(""));
        return new Answer(201, Map.of(), UserForm.key(key));
    }

    private Answer deleteKey(Call call) {
        Actor.Person person = call.person();
        Account account = changeable(call, person);
        long key = call.id("key_id");
        if (keys.list(account.id()).stream().noneMatch(one -> one.id() == key)) {
            throw Refusal.of(404, "Key not found");
        }
        keys.delete(person, account.id(), key);
        return Answer.nothing();
    }

    private Account changeable(Call call, Actor.Person person) {
        Account account = get(call.id("user_id"), person, call);
        call.require(person, Action.CHANGE_ACCOUNT, new Subject.OfAccount(account.id()), "Forbidden");
        return account;
    }

    /** Whoever is no administrator does not learn which numbers there are. */
    private Account get(long id, Actor.Person person, Call call) {
        if (id != person.accountId() && !call.isAdministrator(person)) {
            throw Refusal.of(403, "Forbidden");
        }
        return get(id);
    }

    private Account get(long id) {
        return accounts.find(id).orElseThrow(() -> Refusal.of(404, "User not found"));
    }

    private Answer answer(Account account) {
        return Answer.ok(UserForm.user(account, keys.list(account.id()).size()));
    }
}
