package org.leasehold.faces.r2lab.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.SshKey;
import org.leasehold.faces.r2lab.wire.Times;

/** An account as this REST writes it: a user, whose name comes in two parts. */
final class UserForm {

    private UserForm() {}

    static Map<String, Object> user(Account account, int keys) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("id", account.id());
        form.put("email", Objects.requireNonNullElse(account.email(), account.name()));
        form.put("first_name", first(account.displayName()));
        form.put("last_name", last(account.displayName()));
        form.put("is_admin", account.administrator());
        form.put("status", account.disabled() ? "disabled" : "approved");
        form.put("created_at", Times.utc(account.createdAt()));
        form.put("key_count", keys);
        return form;
    }

    static String first(String name) {
        int blank = name.indexOf(' ');
        return blank < 0 ? name : name.substring(0, blank);
    }

    static String last(String name) {
        int blank = name.indexOf(' ');
        return blank < 0 ? "" : name.substring(blank + 1).strip();
    }

    static Map<String, Object> key(SshKey key) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("id", key.id());
        form.put("key", key.comment().isEmpty() ? key.line() : key.line() + " " + key.comment());
        form.put("comment", key.comment());
        form.put("created_at", Times.utc(key.createdAt()));
        return form;
    }
}
