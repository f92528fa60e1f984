package org.leasehold.faces.r2lab.broker;

import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Actor;
import org.leasehold.common.ProblemException;
import org.leasehold.common.http.Endpoint;
import org.leasehold.common.http.PlacedFace;
import org.leasehold.faces.r2lab.R2labSettings;
import org.leasehold.faces.r2lab.wire.Bodies;
import org.leasehold.faces.rest.AnswerWriter;
import org.leasehold.faces.rest.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The REST of R2lab's broker of the first years, under {@code /resources/}. Anybody may read; whoever writes shows a TLS
 * client certificate that is trusted, and has all rights by it.
 */
@Component
class BrokerFace implements PlacedFace {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerFace.class);
    private static final String ROOT = "/resources/";

    private final R2labSettings settings;
    private final JsonMapper json;
    private final Map<String, Subject> subjects = new TreeMap<>();

    BrokerFace(R2labSettings settings, JsonMapper json, List<Subject> subjects) {
        this.settings = settings;
        this.json = json;
        subjects.forEach(subject -> subject.names().forEach(name -> this.subjects.put(name, subject)));
    }

    @Override
    public Optional<Endpoint> endpoint() {
        return Optional.ofNullable(settings.broker());
    }

    @Override
    public boolean handle(String path, org.eclipse.jetty.server.Request request, Response response, Callback callback) {
        response.getHeaders().put("Cache-Control", "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        try {
            Map<String, Object> form = answer(path, request);
            Bodies.readToTheEnd(request);
            answer(response, callback, 200, "application/json", form);
        } catch (Refusal refused) {
            Bodies.readToTheEnd(request);
            refuse(response, callback, refused);
        } catch (ProblemException refused) {
            refuse(response, callback, Refusal.of(refused.problem(), settings.resource()));
        } catch (DataAccessException | TransactionException away) {
            LOG.warn("{} {}: {}", request.getMethod(), path, away.getMessage());
            refuse(response, callback, Refusal.of(503, "The database is away. Try again in a moment."));
        } catch (RuntimeException bug) {
            LOG.error("{} {} failed", request.getMethod(), path, bug);
            refuse(response, callback, Refusal.of(500, "Something went wrong here. It is logged."));
        }
        return true;
    }

    private Map<String, Object> answer(String path, org.eclipse.jetty.server.Request request) {
        String name = path.startsWith(ROOT) ? path.substring(ROOT.length()).replaceFirst("/$", "") : "";
        Subject subject = Optional.ofNullable(subjects.get(name))
                .orElseThrow(() -> Refusal.of(404, "Unknown resource type '" + name + "'."));
        Exchange exchange = new Exchange(request, new Actor.Anonymous(), Map.of(), json);
        Map<String, @Nullable Object> inside =
                answer(subject, request.getMethod(), new Request(exchange, delegate(request)));
        inside.put("about", ROOT + name);
        return Map.of("resource_response", inside);
    }

    private static Map<String, @Nullable Object> answer(Subject subject, String method, Request request) {
        Map<String, @Nullable Object> inside = new LinkedHashMap<>();
        switch (method) {
            case "GET", "HEAD" -> read(subject, request, inside);
            case "POST" -> inside.put("resource", subject.create(request));
            case "PUT" -> inside.put("resource", subject.update(request));
            case "DELETE" -> {
                subject.delete(request);
                inside.put("response", "OK");
            }
            default -> throw Refusal.of(405, "Here one can GET, POST, PUT and DELETE, not " + method + ".");
        }
        return inside;
    }

    private static void read(Subject subject, Request request, Map<String, @Nullable Object> inside) {
        Optional<Map<String, @Nullable Object>> one = subject.one(request);
        if (one.isPresent()) {
            inside.put("resource", one.get());
            return;
        }
        List<Map<String, @Nullable Object>> all = subject.all(request);
        if (all.isEmpty()) {
            throw Refusal.nothing();
        }
        inside.put("resources", all);
    }

    /** Whoever has shown a certificate that the operator trusts. */
    private static Optional<Actor.Delegate> delegate(org.eclipse.jetty.server.Request request) {
        return Endpoint.clientCertificate(request).map(certificate -> Actor.Delegate.of(nameIn(certificate)));
    }

    private static String nameIn(X509Certificate certificate) {
        String subject = certificate.getSubjectX500Principal().getName();
        try {
            return new LdapName(subject)
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .map(Object::toString)
                            .findFirst()
                            .orElse(subject);
        } catch (InvalidNameException e) {
            return subject;
        }
    }

    private void refuse(Response response, Callback callback, Refusal refusal) {
        answer(response, callback, refusal.status(), "text/json", refusal.form());
    }

    private void answer(Response response, Callback callback, int status, String mediaType, Object form) {
        response.setStatus(status);
        AnswerWriter.write(response, callback, mediaType, json.writeValueAsBytes(form));
    }
}
