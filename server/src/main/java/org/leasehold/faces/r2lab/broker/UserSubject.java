package org.leasehold.faces.r2lab.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.Accounts;
import org.springframework.stereotype.Component;

/** {@code users}: our accounts. The original shows them to everybody; here one needs a certificate. */
@Component
class UserSubject implements Subject {

    private static final int PAGE = 500;

    private final Accounts accounts;
    private final Forms forms;

    UserSubject(Accounts accounts, Forms forms) {
        this.accounts = accounts;
        this.forms = forms;
    }

    @Override
    public Set<String> names() {
        return Set.of("user", "users");
    }

    @Override
    public Optional<Map<String, @Nullable Object>> one(Request request) {
        var _ = request.delegate();
        Optional<String> name = request.query("name");
        Optional<String> uuid = request.query("uuid");
        if (name.isEmpty() && uuid.isEmpty()) {
            return Optional.empty();
        }
        Account account = all().stream()
                .filter(one -> name.map(one.name()::equals).orElse(true)
                        && uuid.map(one.subject().toString()::equals).orElse(true))
                .findFirst()
                .orElseThrow(Refusal::nothing);
        return Optional.of(forms.user(account));
    }

    /** By URN it is a list too, as in the original. */
    @Override
    public List<Map<String, @Nullable Object>> all(Request request) {
        var _ = request.delegate();
        Optional<String> urn = request.query("urn").map(text -> text.replace(' ', '+'));
        return all().stream()
                .map(forms::user)
                .filter(form -> urn.map(text -> text.equals(form.get("urn"))).orElse(true))
                .toList();
    }

    private List<Account> all() {
        List<Account> all = new ArrayList<>();
        List<Account> page = accounts.list("", "", PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = accounts.list("", page.getLast().name(), PAGE);
        }
        return all.stream()
                .filter(account -> account.level() > Account.ANONYMOUS)
                .toList();
    }
}
