package org.leasehold.faces.rest.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.leasehold.accounts.SshKey;
import org.leasehold.accounts.SshKeys;
import org.leasehold.faces.json.JsonInput;
import org.leasehold.faces.rest.Answer;
import org.leasehold.faces.rest.Exchange;
import org.leasehold.faces.rest.Routes;
import org.leasehold.organizations.Action;
import org.leasehold.organizations.Rights;
import org.leasehold.organizations.Slices;
import org.leasehold.organizations.Subject;
import org.springframework.stereotype.Component;

/** {@code /account/ssh-keys} and {@code /slices/{name}/ssh-keys}: with what people get into what they lease. */
@Component
class SshKeyRoutes implements Routes {

    private final SshKeys keys;
    private final Slices slices;
    private final Rights rights;

    SshKeyRoutes(SshKeys keys, Slices slices, Rights rights) {
        this.keys = keys;
        this.slices = slices;
        this.rights = rights;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route("GET", "/account/ssh-keys", this::list),
                new Route("POST", "/account/ssh-keys", this::add),
                new Route("DELETE", "/account/ssh-keys/{id}", this::delete),
                new Route("GET", "/slices/{name}/ssh-keys", this::ofSlice));
    }

    private Answer list(Exchange exchange) {
        return page(keys.list(exchange.person().accountId()));
    }

    private Answer add(Exchange exchange) {
        long account = exchange.writer().accountId();
        rights.require(exchange.actor(), Action.CHANGE_ACCOUNT, new Subject.OfAccount(account));
        JsonInput body = exchange.body("key", "comment");
        SshKey key = keys.add(
                exchange.actor(),
                account,
                body.getText("key"),
                body.findText("comment").orElse(""));
        return Answer.created(form(key), "/api/v1/account/ssh-keys/" + key.id());
    }

    private Answer delete(Exchange exchange) {
        long account = exchange.writer().accountId();
        rights.require(exchange.actor(), Action.CHANGE_ACCOUNT, new Subject.OfAccount(account));
        keys.delete(exchange.actor(), account, exchange.id("id"));
        return Answer.nothing();
    }

    private Answer ofSlice(Exchange exchange) {
        long slice = slices.getSlice(exchange.path("name")).id();
        rights.require(exchange.actor(), Action.LOOK_AT_KEYS, new Subject.OfSlice(slice));
        return page(keys.list(slices.memberIds(slice)));
    }

    private static Answer page(List<SshKey> found) {
        return Pages.all(found.stream().map(SshKeyRoutes::form).toList());
    }

    private static Map<String, Object> form(SshKey key) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("id", key.id());
        form.put("key", key.line());
        form.put("comment", key.comment());
        form.put("createdAt", key.createdAt().toString());
        return form;
    }
}
