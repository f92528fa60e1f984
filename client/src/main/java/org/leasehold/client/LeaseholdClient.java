package org.leasehold.client;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leasehold.client.Transport.Again;
import tools.jackson.databind.JavaType;

/**
 * A Leasehold server, seen from a program. Safe for use by several threads.
 *
 * <p>Every method may throw {@link ProblemException}, when the server says no, and {@link UnreachableException}, when it
 * cannot be reached.
 */
public final class LeaseholdClient implements AutoCloseable {

    private static final List<Duration> PAUSES =
            List.of(Duration.ofMillis(100), Duration.ofMillis(400), Duration.ofMillis(1500));

    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final int PAGE = 1000;
    private static final String NO_CONTENT = "an answer without content";

    private final Transport transport;
    private final Duration silence;

    /**
     * @param server its address, for example {@code http://127.0.0.1:7650/}
     * @param token of {@link #createToken}; null to look only at what everybody may see
     */
    public LeaseholdClient(URI server, @Nullable String token) {
        this(server, token, PAUSES, SILENCE);
    }

    LeaseholdClient(URI server, @Nullable String token, List<Duration> pauses, Duration silence) {
        this.silence = silence;
        URI folder = server.getPath().endsWith("/") ? server : URI.create(server + "/");
        transport = new Transport(folder, token, Duration.ofMinutes(5), pauses);
    }

    public ServerInfo server() {
        return get("/server", ServerInfo.class);
    }

    public Me me() {
        return get("/me", Me.class);
    }

    public NewToken createToken(TokenRequest request) {
        return write(post("/tokens", request), Again.IF_UNSENT, NewToken.class);
    }

    /** Revokes a token of the caller's. */
    public void deleteToken(long id) {
        transport.read(transport.request("/tokens/" + id).DELETE().build(), Again.SAFE, Object.class);
    }

    /** The browsers that the caller is logged in with. */
    public List<Session> listSessions() {
        return page("/sessions", Session.class).items();
    }

    /** Logs out one of the caller's browsers. */
    public void endSession(long id) {
        transport.read(transport.request("/sessions/" + id).DELETE().build(), Again.SAFE, Object.class);
    }

    /** Logs out all of the caller's browsers. */
    public void endSessions() {
        transport.read(transport.request("/sessions/others").DELETE().build(), Again.SAFE, Object.class);
    }

    public List<Facility> listFacilities() {
        return page("/facilities", Facility.class).items();
    }

    public Facility getFacility(String name) {
        return get("/facilities/" + Parameters.encode(name), Facility.class);
    }

    /** All that match, fetched page by page as the stream is read. */
    public Stream<Resource> listResources(ResourceQuery query) {
        return pages("/resources", query.parameters(), Resource.class);
    }

    /** All that match, sorted by start, fetched page by page as the stream is read. */
    public Stream<Lease> listLeases(LeaseQuery query) {
        return pages("/leases", query.parameters(), Lease.class);
    }

    /** All that match as CSV, {@code lease_id,slice,start,end}; the caller closes the stream. */
    public InputStream exportLeases(LeaseQuery query) {
        return transport.open(transport
                .request("/leases" + query.parameters())
                .setHeader("Accept", "text/csv")
                .build());
    }

    public Lease getLease(long id) {
        return get("/leases/" + id, Lease.class);
    }

    /** Books. Sent again if the connection breaks; it is booked once all the same. */
    public Lease book(LeaseRequest request) {
        String key = UUID.randomUUID().toString();
        return write(post("/leases", request).header("Idempotency-Key", key), Again.SAFE, Lease.class);
    }

    /** What booking would bring; nothing is booked. */
    public LeasePreview previewBooking(LeaseRequest request) {
        return write(post("/leases?preview=true", request), Again.SAFE, LeasePreview.class);
    }

    /**
     * Amends a lease.
     *
     * @param revision of the lease as it was read; if it has changed since, this is refused
     */
    public Lease amend(long id, long revision, LeaseAmendment amendment) {
        return write(amendment("/leases/" + id, revision, amendment), Again.IF_UNSENT, Lease.class);
    }

    /** What amending would bring; nothing is changed. */
    public LeasePreview previewAmendment(long id, long revision, LeaseAmendment amendment) {
        return write(amendment("/leases/" + id + "?preview=true", revision, amendment), Again.SAFE, LeasePreview.class);
    }

    /** Cancels a lease; answers what is left of it if it was running, nothing if it had not begun. */
    public Optional<Lease> cancel(long id) {
        return Optional.ofNullable(
                transport.read(transport.request("/leases/" + id).DELETE().build(), Again.IF_UNSENT, Lease.class));
    }

    /**
     * Whether the caller holds a resource now.
     *
     * @param slice one of his; null for any of his
     */
    public LeaseCheck check(String facility, String resource, @Nullable String slice) {
        Parameters parameters = new Parameters()
                .add("facility", facility)
                .add("resource", resource)
                .add("slice", slice);
        return get("/leases/check" + parameters, LeaseCheck.class);
    }

    /**
     * Brings in leases, all or none. With {@code dryRun} the report says what would happen.
     *
     * @param mend leave out what stands twice, and part leases of two slices that overlap in the middle
     */
    public ImportReport importLeases(
            String facility, String resource, boolean dryRun, boolean mend, BodyPublisher csv) {
        Parameters parameters = new Parameters()
                .add("facility", facility)
                .add("resource", resource)
                .add("dryRun", dryRun)
                .add("mend", mend ? true : null);
        return importCsv("/leases/import" + parameters, csv);
    }

    /** Brings in slices, all or none. With {@code dryRun} the report says what would happen. */
    public ImportReport importSlices(boolean dryRun, BodyPublisher csv) {
        return importCsv("/slices/import" + new Parameters().add("dryRun", dryRun), csv);
    }

    /** Which of the resources are free throughout the span. */
    public FreeResources listFree(ResourceQuery query, Instant from, Instant until) {
        return get("/free" + query.parameters().add("from", from).add("until", until), FreeResources.class);
    }

    /**
     * The next spans in which {@code count} of the resources are free together for the duration.
     *
     * @param until null for as far as the facility may be booked
     */
    public List<FreeSpan> listFreeSpans(
            ResourceQuery query, int count, Duration duration, Instant from, @Nullable Instant until, int limit) {
        Parameters parameters = query.parameters()
                .add("count", count)
                .add("duration", duration)
                .add("from", from)
                .add("until", until)
                .add("limit", limit);
        return page("/free/spans" + parameters, FreeSpan.class).items();
    }

    /** What is kept for accounts. */
    public SpacesClient spaces() {
        return new SpacesClient(transport);
    }

    /** Accounts, limits and what was recorded. */
    public AdministrationClient administration() {
        return new AdministrationClient(transport);
    }

    /** The tools, and which of them the caller may open now. */
    public List<Tool> listMyTools() {
        return page("/account/tools", Tool.class).items();
    }

    /** How much the caller may have, and why. */
    public List<Limit> listLimits() {
        return page("/account/limits", Limit.class).items();
    }

    /** The same of another account, for administrators. */
    public List<Limit> listLimits(String account) {
        return page("/accounts/" + account + "/limits", Limit.class).items();
    }

    /** The groups there are, fetched page by page as the stream is read. */
    public Stream<Group> listGroups() {
        return pages("/groups", new Parameters(), Group.class);
    }

    public Group getGroup(String name) {
        return get("/groups/" + name, Group.class);
    }

    /** What the caller is to groups. */
    public List<Membership> listMyGroups() {
        return page("/account/groups", Membership.class).items();
    }

    public List<Membership> listMembers(String group) {
        return page("/groups/" + group + "/members", Membership.class).items();
    }

    /**
     * Makes a group that the caller owns.
     *
     * @param membershipDays null until somebody ends it
     */
    public Group createGroup(String name, String title, String terms, @Nullable Integer membershipDays) {
        Map<String, @Nullable Object> wanted = new HashMap<>();
        wanted.put("name", name);
        wanted.put("title", title);
        wanted.put("terms", terms);
        wanted.put("membershipDays", membershipDays);
        return write(post("/groups", wanted), Again.IF_UNSENT, Group.class);
    }

    /**
     * Accepts an invitation, or asks to be let in.
     *
     * @param termsRevision of the terms that the caller agrees to; null for none
     */
    public Membership joinGroup(String group, @Nullable Integer termsRevision, String message) {
        Map<String, @Nullable Object> wanted = new HashMap<>();
        wanted.put("termsRevision", termsRevision);
        wanted.put("message", message);
        return write(post("/groups/" + group + "/requests", wanted), Again.SAFE, Membership.class);
    }

    /** Admits who asks, renews or changes a membership, invites otherwise. What is null stays. */
    public Membership admit(String group, String account, @Nullable Boolean owner, @Nullable Instant endsAt) {
        Map<String, @Nullable Object> wanted = new HashMap<>();
        wanted.put("owner", owner);
        wanted.put("endsAt", endsAt);
        HttpRequest.Builder request = transport
                .request("/groups/" + group + "/members/" + account)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(wanted)));
        return write(request, Again.SAFE, Membership.class);
    }

    /** Ends a membership, an invitation or a request. */
    public void removeMember(String group, String account) {
        transport.read(
                transport
                        .request("/groups/" + group + "/members/" + account)
                        .DELETE()
                        .build(),
                Again.SAFE,
                Membership.class);
    }

    /** Who the caller is to identity providers. */
    public List<Identity> listMyIdentities() {
        return page("/account/identities", Identity.class).items();
    }

    /** Takes an identity away; the password is said again. */
    public void removeIdentity(long id, String password) {
        transport.read(
                post("/account/identities/" + id + "/removals", Map.of("password", password))
                        .build(),
                Again.IF_UNSENT,
                Identity.class);
    }

    /**
     * Leases and hours.
     *
     * @param by of {@code slice}, {@code family} and {@code month}
     */
    public Statistics statistics(String facility, @Nullable Instant from, @Nullable Instant until, List<String> by) {
        Parameters parameters =
                new Parameters().add("facility", facility).add("from", from).add("until", until);
        by.forEach(key -> parameters.add("by", key));
        return get("/statistics" + parameters, Statistics.class);
    }

    /**
     * Every change of the channels, as it happens, until the watch is closed. A broken connection is opened again, and
     * what was missed comes first.
     *
     * @param channels for example {@code leases:r2lab}
     * @param listener called by one thread at a time
     */
    public Watch watch(List<String> channels, Consumer<LiveEvent> listener) {
        return new Watch(transport, channels, silence, listener);
    }

    @Override
    public void close() {
        transport.close();
    }

    private ImportReport importCsv(String path, BodyPublisher csv) {
        return write(
                transport.request(path).header("Content-Type", "text/csv").POST(csv),
                Again.IF_UNSENT,
                ImportReport.class);
    }

    private HttpRequest.Builder post(String path, Object body) {
        return transport
                .request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body)));
    }

    private HttpRequest.Builder amendment(String path, long revision, LeaseAmendment amendment) {
        return transport
                .request(path)
                .header("Content-Type", "application/json")
                .header("If-Match", "\"" + revision + "\"")
                .method("PATCH", BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(amendment.changes())));
    }

    private <T> Stream<T> pages(String path, Parameters parameters, Class<T> type) {
        Parameters page = parameters.add("limit", PAGE);
        return Page.all(cursor -> page(path + new Parameters(page).add("cursor", cursor), type));
    }

    private <T> Page<T> page(String path, Class<T> type) {
        JavaType page = Json.MAPPER.getTypeFactory().constructParametricType(Page.class, type);
        HttpRequest request = transport.request(path).build();
        return Objects.requireNonNull(transport.<Page<T>>read(request, Again.SAFE, page), NO_CONTENT);
    }

    private <T> T get(String path, Class<T> type) {
        return write(transport.request(path), Again.SAFE, type);
    }

    private <T> T write(HttpRequest.Builder request, Again again, Class<T> type) {
        return Objects.requireNonNull(transport.read(request.build(), again, type), NO_CONTENT);
    }
}
