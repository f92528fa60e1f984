package org.leasehold.accounts.internal;

import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.leasehold.accounts.Confirmations.Proof;
import org.leasehold.accounts.internal.ConfirmationRepository.Purpose;
import org.leasehold.accounts.internal.ConfirmationRepository.Redeemed;
import org.leasehold.accounts.internal.ConfirmationRepository.Standing;
import org.leasehold.accounts.internal.ConfirmationRepository.Typed;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.database.Transactions;
import org.springframework.stereotype.Component;

/** Turns the proof that somebody has read a mail into what the mail was for: once, for whoever is first. */
@Component
class Redemption {

    private static final Pattern CODE = Pattern.compile("\\d{6}");

    private final ConfirmationRepository repository;
    private final ConfirmationLimits limits;
    private final Transactions transactions;
    private final InstantSource clock;

    Redemption(
            ConfirmationRepository repository,
            ConfirmationLimits limits,
            Transactions transactions,
            InstantSource clock) {
        this.repository = repository;
        this.limits = limits;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What an attempt within a transaction came to: a wrong code must be counted, so it is not thrown there. */
    private sealed interface Tried<T> {

        record Done<T>(T result) implements Tried<T> {}

        record Refused<T>(Problem problem) implements Tried<T> {}

        record Before<T>() implements Tried<T> {}
    }

    /**
     * Redeems the proof and does what it was for in one transaction.
     *
     * @return empty when it was redeemed before
     * @throws ProblemException {@code not-found}, {@code wrong-state}, {@code invalid}, {@code too-many-requests}
     */
    <T> Optional<T> redeem(Proof proof, Set<Purpose> purposes, InetAddress from, Function<Redeemed, T> action) {
        Tried<T> tried = switch (proof) {
            case Proof.Link link -> transactions.call(() -> byLink(link, purposes, action));
            case Proof.Code code -> {
                limits.code(from);
                yield transactions.call(() -> byCode(code, purposes, action));
            }
        };
        return switch (tried) {
            case Tried.Done<T> done -> Optional.of(done.result);
            case Tried.Before<T> _ -> Optional.empty();
            case Tried.Refused<T> refused -> throw new ProblemException(refused.problem);
        };
    }

    private <T> Tried<T> byLink(Proof.Link link, Set<Purpose> purposes, Function<Redeemed, T> action) {
        if (!Secret.looksRight(link.secret(), "")) {
            return new Tried.Refused<>(nothing());
        }
        Secret.Hash hash = Secret.hash(link.secret());
        Instant now = clock.instant();
        return repository
                .redeem(hash, purposes, now)
                .<Tried<T>>map(redeemed -> new Tried.Done<>(action.apply(redeemed)))
                .orElseGet(() -> standing(repository.standing(hash, purposes)));
    }

    private <T> Tried<T> byCode(Proof.Code proof, Set<Purpose> purposes, Function<Redeemed, T> action) {
        if (!Secret.looksRight(proof.begun(), "")) {
            return new Tried.Refused<>(nothing());
        }
        String code = proof.code().replaceAll("\\s", "");
        if (!CODE.matcher(code).matches()) {
            return new Tried.Refused<>(new Problem.Invalid("code", "The code has six digits, as the mail shows them."));
        }
        Secret.Hash begun = Secret.hash(proof.begun());
        Secret.Hash hash = ConfirmationSecrets.codeHash(proof.begun(), code);
        Optional<Typed> typed = repository.redeem(begun, hash, purposes, clock.instant());
        if (typed.isEmpty()) {
            return standing(repository.standing(begun, hash, purposes));
        }
        return typed.get()
                .redeemed()
                .<Tried<T>>map(redeemed -> new Tried.Done<>(action.apply(redeemed)))
                .orElseGet(() -> new Tried.Refused<>(wrongCode(typed.get().attemptsLeft())));
    }

    private static Problem wrongCode(int attemptsLeft) {
        return new Problem.Invalid(
                "code",
                "That is not the code of the newest mail. "
                        + switch (attemptsLeft) {
                            case 0 -> "That was the last attempt; ask for a new mail.";
                            case 1 -> "There is one more attempt.";
                            default -> "There are " + attemptsLeft + " more attempts.";
                        });
    }

    private static <T> Tried<T> standing(Optional<Standing> found) {
        if (found.isEmpty()) {
            return new Tried.Refused<>(nothing());
        }
        if (found.get().used()) {
            return new Tried.Before<>();
        }
        return new Tried.Refused<>(new Problem.WrongState(
                found.get().attemptsLeft() == 0
                        ? "The code was guessed wrong too often. Ask for a new mail."
                        : "This mail is no longer good: it is too old, or something has changed since. Begin again."));
    }

    private static Problem nothing() {
        return new Problem.NotFound(
                "This confirms nothing: the link is incomplete, very old, or replaced by one in a newer mail.");
    }
}
