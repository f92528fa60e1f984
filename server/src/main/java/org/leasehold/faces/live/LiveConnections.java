package org.leasehold.faces.live;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.leasehold.accounts.Authentication.Known;
import org.leasehold.accounts.CredentialListener;
import org.leasehold.live.CloseCode;
import org.leasehold.live.Subscriber;
import org.springframework.stereotype.Component;

/** The open connections of people who have logged in, so that they end with what they logged in by. */
@Component
public class LiveConnections implements CredentialListener {

    private record Login(Known known, Supplier<Optional<Known>> credential, Consumer<Known> onChange) {}

    private final Map<Subscriber, Login> logins = new ConcurrentHashMap<>();

    /**
     * Notes whose connection it is, from now on.
     *
     * @param credential asks again whether the session or token is good
     * @param onChange told when the same credential allows other things than before
     */
    public void note(
            Subscriber subscriber, Known known, Supplier<Optional<Known>> credential, Consumer<Known> onChange) {
        if (logins.put(subscriber, new Login(known, credential, onChange)) == null) {
            subscriber.whenClosed(() -> logins.remove(subscriber));
        }
        subscriber.expireAt(known.expiresAt());
    }

    /** Cuts those connections of the account whose session or token is no longer good. */
    @Override
    public void revoked(long accountId) {
        logins.forEach((subscriber, login) -> {
            if (login.known().actor().accountId() == accountId) {
                ask(subscriber, login);
            }
        });
    }

    private void ask(Subscriber subscriber, Login login) {
        Optional<Known> now = login.credential().get();
        if (now.isEmpty()) {
            subscriber.close(CloseCode.EXPIRED);
        } else if (!now.get().actor().equals(login.known().actor())) {
            login.onChange().accept(now.get());
        }
    }
}
