package org.leasehold.accounts;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody shows besides the password: a code of an app by time (RFC 6238), or one of a few recovery codes. Whoever
 * has set it up cannot log in without; passkeys, which need neither, are {@link Passkeys}.
 */
public interface SecondFactor {

    /**
     * What somebody has.
     *
     * @param codesSince when codes were set up; absent: they are not asked for
     * @param recoveryCodesLeft how many are unused
     * @param isWanted the account is an administrator's, who has no such rights without a second factor
     */
    record Status(@Nullable Instant codesSince, int recoveryCodesLeft, boolean isWanted) {}

    /**
     * A secret to put into an app; shown here and never again.
     *
     * @param secret in letters, to type
     * @param address the same as an {@code otpauth:} address, to show as a picture
     */
    record AppSecret(String secret, URI address) {

        @Override
        public String toString() {
            return "AppSecret[]";
        }
    }

    Status status(Actor.Person person);

    /**
     * Begins to set up codes. Nothing is asked for before a code of the secret was typed.
     *
     * @throws org.leasehold.common.ProblemException {@code not-logged-in} for another password, {@code wrong-state} when
     *     codes are set up already
     */
    AppSecret begin(Actor.Person person, String password);

    /**
     * Ends the setting up with a first code of the secret. From now on it is asked for; other sessions end, and the one
     * of this cookie counts as begun with a second factor.
     *
     * @return the recovery codes, shown here and never again
     * @throws org.leasehold.common.ProblemException {@code invalid} for another code, {@code wrong-state}
     */
    List<String> confirm(Actor.Person person, String code, @Nullable String cookie);

    /** New recovery codes instead of the old ones. */
    List<String> renewRecoveryCodes(Actor.Person person, String password, String code);

    /** No more codes. */
    void remove(Actor.Person person, String password, String code);

    /**
     * Takes codes and passkeys from somebody who has lost them, and ends their sessions. Whoever may do so is asked
     * before.
     *
     * @throws org.leasehold.common.ProblemException {@code not-found}
     */
    void reset(Actor actor, String account);
}
