package org.leasehold.providers.internal;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.ProvenIdentity;
import org.leasehold.accounts.ProviderLogIns;
import org.leasehold.accounts.ProviderLogIns.Attempt;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.http.LocalPath;
import org.leasehold.common.http.PublicAddress;
import org.leasehold.providers.Provider;
import org.leasehold.providers.ProviderSettings;
import org.leasehold.providers.Providers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Takes people to providers and back. What a provider did wrong is said to operators, in the log. */
@Service
class DefaultProviders implements Providers {

    private static final Logger LOG = LoggerFactory.getLogger(DefaultProviders.class);

    private final ProviderSettings settings;
    private final List<Flow> flows;
    private final ProviderLogIns logIns;
    private final PublicAddress address;
    /** Of those whose last log-in failed by their fault, why. */
    private final Map<String, String> lastFailures = new ConcurrentHashMap<>();

    DefaultProviders(ProviderSettings settings, List<Flow> flows, ProviderLogIns logIns, PublicAddress address) {
        this.settings = settings;
        this.flows = flows;
        this.logIns = logIns;
        this.address = address;
    }

    @Override
    public List<Provider> list() {
        return settings.providers();
    }

    @Override
    public List<State> states() {
        return list().parallelStream().map(this::state).toList();
    }

    private State state(Provider provider) {
        try {
            flow(provider).check(provider);
            return new State(provider, lastFailures.get(provider.name()));
        } catch (ProviderException e) {
            return new State(provider, e.getMessage());
        }
    }

    @Override
    public Begun begin(String name, Wish wish, InetAddress from) {
        Provider provider = settings.find(name)
                .orElseThrow(() -> new ProblemException(Problem.NotFound.of("identity provider", name)));
        ProviderLogIns.Begun begun = logIns.begin(
                new ProviderLogIns.Wish(name, LocalPath.safe(wish.next()), wish.linkTo(), wish.browser()), from);
        try {
            URI way = flow(provider).address(provider, begun, callback(provider));
            return new Begun(way, begun.browser(), begun.expiresAt());
        } catch (ProviderException e) {
            noted(provider, e);
            throw new ProblemException(new Problem.Unavailable(
                    provider.title() + " does not answer as it should. Log in another way, or try again later."));
        }
    }

    @Override
    public Finished finish(String name, Return returned, Actor present, InetAddress from) {
        Map<String, String> parameters = returned.parameters();
        String browser = returned.browser();
        String state = parameters.get("state");
        Optional<Provider> provider = settings.find(name);
        if (provider.isEmpty() || browser == null || state == null) {
            return new Finished.Failed(Failure.OVER);
        }
        Optional<Attempt> attempt =
                logIns.take(state, browser).filter(taken -> taken.provider().equals(name));
        if (attempt.isEmpty()) {
            return new Finished.Failed(Failure.OVER);
        }
        try {
            ProvenIdentity who = prove(provider.get(), attempt.get(), parameters);
            lastFailures.remove(name);
            return new Finished.Arrived(
                    logIns.arrive(attempt.get(), who, browser, present, from),
                    attempt.get().next());
        } catch (ProviderException e) {
            noted(provider.get(), e);
            return new Finished.Failed(e.failure());
        }
    }

    private ProvenIdentity prove(Provider provider, Attempt attempt, Map<String, String> parameters)
            throws ProviderException {
        Flow flow = flow(provider);
        flow.checkIssuer(provider, parameters);
        String error = parameters.get("error");
        String code = parameters.get("code");
        if (error != null || code == null) {
            throw refused(error == null ? "no code" : error);
        }
        return flow.prove(provider, code, attempt, callback(provider));
    }

    /** What OAuth 2 has words for (RFC 6749, section 4.1.2.1); any other word is not repeated. */
    private static ProviderException refused(String error) {
        return switch (error) {
            case "access_denied" -> new ProviderException(Failure.REFUSED, "access_denied");
            case "temporarily_unavailable", "server_error" -> new ProviderException(Failure.UNREACHABLE, error);
            case "invalid_request", "unauthorized_client", "unsupported_response_type", "invalid_scope" ->
                ProviderException.distrusted("it refuses our request: " + error);
            default -> ProviderException.distrusted("it answers with neither a code nor an error that is known");
        };
    }

    /** To the letter what is registered with the provider; never what a request says (row T3). */
    private URI callback(Provider provider) {
        return address.of("/api/v1/account/providers/" + provider.name() + "/callback");
    }

    private Flow flow(Provider provider) {
        return flows.stream()
                .filter(flow -> flow.suits(provider))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Every kind has a flow."));
    }

    private void noted(Provider provider, ProviderException e) {
        if (e.failure() == Failure.REFUSED) {
            LOG.info("Nobody is logged in by {}: {}", provider.name(), e.getMessage());
        } else {
            lastFailures.put(provider.name(), String.valueOf(e.getMessage()));
            LOG.warn(
                    "Nobody is logged in by {} ({}): {}",
                    provider.name(),
                    e.failure().word(),
                    e.getMessage());
        }
    }
}
