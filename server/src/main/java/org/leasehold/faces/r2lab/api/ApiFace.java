package org.leasehold.faces.r2lab.api;

import java.util.Optional;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.leasehold.accounts.Actor;
import org.leasehold.common.http.Endpoint;
import org.leasehold.common.http.PlacedFace;
import org.leasehold.faces.r2lab.R2labSettings;
import org.springframework.stereotype.Component;

/** The REST of today's broker where the operator says; who asks is known by bearer token. */
@Component
class ApiFace implements PlacedFace {

    private final R2labSettings settings;
    private final Api api;

    ApiFace(R2labSettings settings, Api api) {
        this.settings = settings;
        this.api = api;
    }

    @Override
    public Optional<Endpoint> endpoint() {
        return Optional.ofNullable(settings.api());
    }

    @Override
    public boolean handle(String path, Request request, Response response, Callback callback) {
        api.answer(path.isEmpty() ? "/" : path, new Actor.Anonymous(), request, response, callback);
        return true;
    }
}
