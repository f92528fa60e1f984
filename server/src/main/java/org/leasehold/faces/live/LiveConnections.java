package org.leasehold.faces.live;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.leasehold.accounts.Authentication;
import org.leasehold.live.CloseCode;
import org.leasehold.live.Subscriber;
import org.springframework.stereotype.Component;

/** The open connections of people who have logged in, so that they end with what they logged in by. */
@Component
public class LiveConnections {

    private record Login(long accountId, Supplier<Optional<Authentication.Known>> credential) {}

    private final Map<Subscriber, Login> logins = new ConcurrentHashMap<>();

    /**
     * Notes whose connection it is, from now on.
     *
     * @param credential asks again whether the session or token is good
     */
    public void note(
            Subscriber subscriber, Authentication.Known known, Supplier<Optional<Authentication.Known>> credential) {
        logins.put(subscriber, new Login(known.actor().accountId(), credential));
        subscriber.expireAt(known.expiresAt());
        subscriber.whenClosed(() -> logins.remove(subscriber));
    }

    /** Cuts those connections of the account whose session or token is no longer good. */
    public void check(long accountId) {
        logins.forEach((subscriber, login) -> {
            if (login.accountId() == accountId && login.credential().get().isEmpty()) {
                subscriber.close(CloseCode.EXPIRED);
            }
        });
    }
}
