package org.leasehold.client;

import java.io.InputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.leasehold.client.Transport.Again;
import tools.jackson.databind.JavaType;

/** What is kept for accounts, seen from a program. */
public final class SpacesClient {

    private static final String ITEMS = "/account/spaces/items/";
    private static final String NO_CONTENT = "an answer without content";

    private final Transport transport;

    SpacesClient(Transport transport) {
        this.transport = transport;
    }

    /** What is kept, and what can be brought back. */
    public List<SpaceItem> list() {
        return items("/account/spaces", SpaceItem.class);
    }

    public List<Quota> quotas() {
        return items("/account/spaces/quota", Quota.class);
    }

    /** The content of a file; the caller closes it. */
    public InputStream open(long id) {
        return transport.open(transport.request(ITEMS + id + "/content").build());
    }

    /** Keeps something, over what has that name. */
    public SpaceItem put(String what, String name, BodyPublisher content) {
        return write(
                transport
                        .request("/account/spaces/" + what + "/" + encoded(name))
                        .header("Content-Type", "application/octet-stream")
                        .PUT(content),
                Again.SAFE,
                SpaceItem.class);
    }

    /** Deletes so that it can be brought back; what is deleted already is removed for good. */
    public SpaceItem delete(long id) {
        return write(transport.request(ITEMS + id).DELETE(), Again.IF_UNSENT, SpaceItem.class);
    }

    public SpaceItem restore(long id) {
        return write(post(ITEMS + id + "/restore", Map.of()), Again.IF_UNSENT, SpaceItem.class);
    }

    public List<Example> examples() {
        return items("/examples", Example.class);
    }

    /** Makes a notebook of an example; null for the example's own name. */
    public SpaceItem copy(String facility, String example, @Nullable String name) {
        Map<String, @Nullable Object> wanted = new HashMap<>();
        wanted.put("facility", facility);
        wanted.put("example", example);
        wanted.put("name", name);
        return write(post("/account/spaces/copies", wanted), Again.IF_UNSENT, SpaceItem.class);
    }

    /**
     * Asks that something be kept longer, or permanently.
     *
     * @param kind {@code extend} or {@code keep}
     * @param until null, of what is to be kept, for a look in a year
     */
    public SpaceRequest request(long id, String kind, @Nullable Instant until, String sponsor, String reason) {
        Map<String, @Nullable Object> wanted = new HashMap<>();
        wanted.put("kind", kind);
        wanted.put("until", until);
        wanted.put("sponsor", sponsor);
        wanted.put("reason", reason);
        return write(post(ITEMS + id + "/requests", wanted), Again.IF_UNSENT, SpaceRequest.class);
    }

    public List<SpaceRequest> listMyRequests() {
        return items("/account/spaces/requests", SpaceRequest.class);
    }

    /** Those of everybody in that state, for administrators. */
    public List<SpaceRequest> listRequests(String state) {
        return items("/space-requests" + new Parameters().add("state", state), SpaceRequest.class);
    }

    /** @param verdict {@code approve}, {@code refuse} or {@code end} */
    public SpaceRequest decide(long id, String verdict, String reason, @Nullable Instant until) {
        Map<String, @Nullable Object> wanted = new HashMap<>();
        wanted.put("verdict", verdict);
        wanted.put("reason", reason);
        wanted.put("until", until);
        return write(post("/space-requests/" + id + "/decision", wanted), Again.IF_UNSENT, SpaceRequest.class);
    }

    /** What will be deleted until then if nothing changes, for administrators. */
    public SpaceDeletions listDeletions(Instant until) {
        return write(
                transport.request("/space-deletions" + new Parameters().add("until", until)),
                Again.SAFE,
                SpaceDeletions.class);
    }

    private HttpRequest.Builder post(String path, Object body) {
        return transport
                .request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.MAPPER.writeValueAsBytes(body)));
    }

    private <T> List<T> items(String path, Class<T> type) {
        JavaType page = Json.MAPPER.getTypeFactory().constructParametricType(Page.class, type);
        HttpRequest request = transport.request(path).build();
        return Objects.requireNonNull(transport.<Page<T>>read(request, Again.SAFE, page), NO_CONTENT)
                .items();
    }

    private <T> T write(HttpRequest.Builder request, Again again, Class<T> type) {
        return Objects.requireNonNull(transport.read(request.build(), again, type), NO_CONTENT);
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
