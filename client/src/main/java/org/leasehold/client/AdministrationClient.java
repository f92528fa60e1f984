package org.leasehold.client;

import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leasehold.client.Transport.Again;
import tools.jackson.databind.JavaType;

/** Accounts, their limits and what was recorded, seen from a program: what administrators do, and one's own. */
public final class AdministrationClient {

    private static final int PAGE = 1000;
    private static final String NO_CONTENT = "an answer without content";

    private final Transport transport;

    AdministrationClient(Transport transport) {
        this.transport = transport;
    }

    /**
     * The accounts, fetched page by page as the stream is read.
     *
     * @param part of the name, of what they are called or of the address; empty: all
     */
    public Stream<Account> listAccounts(String part) {
        Parameters parameters = new Parameters().add("q", part).add("limit", PAGE);
        return pages("/accounts", parameters, Account.class);
    }

    public Account getAccount(String name) {
        return read(transport.request(account(name)), Again.SAFE, Account.class);
    }

    /** @param wanted its fields, as the REST API names them */
    public Account createAccount(Map<String, Object> wanted) {
        return read(send("POST", "/accounts", wanted), Again.IF_UNSENT, Account.class);
    }

    /** @param changes the fields that change, as the REST API names them */
    public Account changeAccount(String name, Map<String, Object> changes) {
        return read(send("PATCH", account(name), changes), Again.SAFE, Account.class);
    }

    /** Deletes an account for good. */
    public void deleteAccount(String name) {
        run(transport.request(account(name)).DELETE());
    }

    /** Takes the codes and passkeys of an account away. */
    public void resetSecondFactor(String name) {
        run(send("POST", account(name) + "/second-factor-resets", Map.of()));
    }

    /** The rule that holds from now on for a level. */
    public void setLimit(int level, String what, LimitWish wish) {
        run(send("PUT", "/account/levels/" + level + "/limits/" + what, wish));
    }

    /** The rule that holds from now on for an account, in the place of its level's. */
    public void setLimit(String name, String what, LimitWish wish) {
        run(send("PUT", account(name) + "/limits/" + what, wish));
    }

    /** Lets the next lower level limit a level again. */
    public void unsetLimit(int level, String what) {
        run(transport.request("/account/levels/" + level + "/limits/" + what).DELETE());
    }

    /** Lets an account's level limit it again. */
    public void unsetLimit(String name, String what) {
        run(transport.request(account(name) + "/limits/" + what).DELETE());
    }

    /** What the caller did and what was done to the caller, the newest first. */
    public Stream<HistoryEntry> listHistory() {
        return pages("/account/history", new Parameters(), HistoryEntry.class);
    }

    /** The same of another account, for administrators. */
    public Stream<HistoryEntry> listHistory(String name) {
        return pages(account(name) + "/history", new Parameters(), HistoryEntry.class);
    }

    /**
     * What everybody did, for administrators.
     *
     * @param kind how the kind begins; null: any
     * @param actor who did it; null: anybody
     */
    public Stream<HistoryEntry> listHistory(@Nullable String kind, @Nullable String actor) {
        return pages("/history", new Parameters().add("kind", kind).add("actor", actor), HistoryEntry.class);
    }

    /** Mails in these states; without any those that wait or failed. */
    public Stream<Letter> listLetters(List<String> states) {
        Parameters parameters = new Parameters();
        states.forEach(state -> parameters.add("state", state));
        return pages("/account/letters", parameters, Letter.class);
    }

    /** Tries to send a mail again, at once. */
    public Letter retryLetter(long id) {
        return read(send("POST", "/account/letters/" + id + "/retry", Map.of()), Again.SAFE, Letter.class);
    }

    /** All that is kept about the caller, as JSON; the caller closes it. */
    public InputStream exportMyAccount() {
        return transport.open(transport.request("/account/export").build());
    }

    /** Deletes the caller's account for good. */
    public void deleteMyAccount(String password) {
        run(send("POST", "/account/removals", Map.of("password", password)));
    }

    private static String account(String name) {
        return "/accounts/" + Parameters.encode(name);
    }

    private HttpRequest.Builder send(String method, String path, Object body) {
        return transport
                .request(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body)));
    }

    private <T> Stream<T> pages(String path, Parameters parameters, Class<T> type) {
        JavaType page = Json.MAPPER.getTypeFactory().constructParametricType(Page.class, type);
        return Page.all(cursor -> {
            HttpRequest request = transport
                    .request(path + new Parameters(parameters).add("cursor", cursor))
                    .build();
            return Objects.requireNonNull(transport.<Page<T>>read(request, Again.SAFE, page), NO_CONTENT);
        });
    }

    private void run(HttpRequest.Builder request) {
        transport.read(request.build(), Again.IF_UNSENT, Object.class);
    }

    private <T> T read(HttpRequest.Builder request, Again again, Class<T> type) {
        return Objects.requireNonNull(transport.read(request.build(), again, type), NO_CONTENT);
    }
}
