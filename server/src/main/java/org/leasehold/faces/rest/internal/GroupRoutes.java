package org.leasehold.faces.rest.internal;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Limited;
import org.leasehold.faces.json.JsonInput;
import org.leasehold.faces.rest.Answer;
import org.leasehold.faces.rest.Exchange;
import org.leasehold.faces.rest.Routes;
import org.leasehold.organizations.Group;
import org.leasehold.organizations.GroupDraft;
import org.leasehold.organizations.Groups;
import org.leasehold.organizations.Membership;
import org.springframework.stereotype.Component;

/** {@code /groups}: people who belong together, and what they are granted. */
@Component
class GroupRoutes implements Routes {

    private final Groups groups;
    private final InstantSource clock;

    GroupRoutes(Groups groups, InstantSource clock) {
        this.groups = groups;
        this.clock = clock;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route("GET", "/groups", this::list),
                new Route("POST", "/groups", this::create),
                new Route("GET", "/groups/{group}", this::get),
                new Route("PATCH", "/groups/{group}", this::change),
                new Route("GET", "/groups/{group}/members", this::members),
                new Route("PUT", "/groups/{group}/members/{account}", this::admit),
                new Route("DELETE", "/groups/{group}/members/{account}", this::remove),
                new Route("POST", "/groups/{group}/requests", this::join),
                new Route("GET", "/groups/{group}/grants", this::grants),
                new Route("POST", "/groups/{group}/grants", this::grant),
                new Route("DELETE", "/groups/{group}/grants/{id}", this::endGrant),
                new Route("GET", "/account/groups", this::mine));
    }

    private Answer list(Exchange exchange) {
        exchange.person();
        int limit = exchange.limit();
        List<Group> found = groups.list(exchange.query("cursor").orElse(""), limit + 1);
        List<Group> page = found.size() > limit ? found.subList(0, limit) : found;
        return Pages.page(
                page.stream().map(GroupRoutes::form).toList(),
                found.size() > limit ? page.getLast().name() : null);
    }

    private Answer create(Exchange exchange) {
        JsonInput body = exchange.body("name", "title", "terms", "membershipDays");
        Group group = groups.create(exchange.person(), draft(body.getText("name"), body));
        return Answer.created(form(group), "/api/v1/groups/" + group.name());
    }

    private Answer get(Exchange exchange) {
        exchange.person();
        return Answer.ok(form(groups.get(exchange.path("group"))));
    }

    private Answer change(Exchange exchange) {
        JsonInput body = exchange.body("title", "terms", "membershipDays");
        String name = exchange.path("group");
        return Answer.ok(form(groups.change(exchange.actor(), name, draft(name, body))));
    }

    private static GroupDraft draft(String name, JsonInput body) {
        return new GroupDraft(
                name,
                body.findText("title").orElse(null),
                body.findText("terms").orElse(null),
                body.findNumber("membershipDays")
                        .map(days -> (int) Math.min(Integer.MAX_VALUE, Math.max(-1, days)))
                        .orElse(null));
    }

    private Answer mine(Exchange exchange) {
        return Pages.all(groups.of(exchange.person().accountId()).stream()
                .map(GroupRoutes::form)
                .toList());
    }

    private Answer members(Exchange exchange) {
        return Pages.all(groups.members(exchange.actor(), exchange.path("group")).stream()
                .map(GroupRoutes::form)
                .toList());
    }

    private Answer join(Exchange exchange) {
        JsonInput body = exchange.body("termsRevision", "message");
        Actor.Person person = exchange.person();
        return Answer.ok(form(groups.join(
                person,
                exchange.path("group"),
                body.findNumber("termsRevision").map(Long::intValue).orElse(null),
                body.findText("message").orElse(""))));
    }

    private Answer admit(Exchange exchange) {
        JsonInput body = exchange.body("owner", "endsAt");
        return Answer.ok(form(groups.admit(
                exchange.actor(),
                exchange.path("group"),
                exchange.path("account"),
                new Groups.Terms(
                        body.has("owner") ? body.flag("owner") : null,
                        body.findInstant("endsAt").orElse(null)))));
    }

    private Answer remove(Exchange exchange) {
        groups.remove(exchange.actor(), exchange.path("group"), exchange.path("account"));
        return Answer.nothing();
    }

    private Answer grants(Exchange exchange) {
        exchange.person();
        return Pages.all(groups.grants(exchange.path("group")).stream()
                .map(GroupRoutes::form)
                .toList());
    }

    private Answer grant(Exchange exchange) {
        JsonInput body = exchange.body("what", "moreCount", "moreBytes", "from", "until", "sponsor", "reason");
        Groups.Grant wanted = new Groups.Grant(
                0,
                what(body.getText("what")),
                body.findNumber("moreCount").orElse(0L),
                body.findNumber("moreBytes").orElse(0L),
                body.findInstant("from").orElseGet(clock::instant),
                body.getInstant("until"),
                body.getText("sponsor"),
                body.getText("reason"),
                "");
        String name = exchange.path("group");
        Groups.Grant grant = groups.grant(exchange.actor(), name, wanted);
        return Answer.created(form(grant), "/api/v1/groups/" + name + "/grants/" + grant.id());
    }

    private static Limited what(String word) {
        return Limited.find(word)
                .orElseThrow(() -> JsonInput.invalid(
                        "what", "Nothing limited is called \"" + word + "\". There are: " + Limited.words() + "."));
    }

    private Answer endGrant(Exchange exchange) {
        groups.endGrant(exchange.actor(), exchange.path("group"), exchange.id("id"));
        return Answer.nothing();
    }

    private static Map<String, @Nullable Object> form(Group group) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("name", group.name());
        form.put("title", group.title());
        form.put("terms", group.terms());
        form.put("termsRevision", group.termsRevision());
        form.put("membershipDays", group.membershipDays());
        form.put("createdAt", group.createdAt().toString());
        return form;
    }

    private static Map<String, @Nullable Object> form(Membership membership) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("group", membership.group());
        form.put("account", membership.account());
        form.put("state", membership.state().name());
        form.put("owner", membership.owner());
        form.put("termsAccepted", membership.termsAccepted());
        form.put("message", membership.message());
        form.put("since", membership.since().toString());
        form.put("endsAt", Objects.toString(membership.endsAt(), null));
        return form;
    }

    private static Map<String, Object> form(Groups.Grant grant) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("id", grant.id());
        form.put("what", grant.what().word());
        form.put("moreCount", grant.moreCount());
        form.put("moreBytes", grant.moreBytes());
        form.put("from", grant.from().toString());
        form.put("until", grant.until().toString());
        form.put("sponsor", grant.sponsor());
        form.put("reason", grant.reason());
        form.put("setBy", grant.setBy());
        return form;
    }
}
