package org.leasehold.accounts;

/** Changing one's own e-mail address. Both addresses are told; the new one confirms. */
public interface AddressChanges {

    /**
     * Begins the change. Answers alike whether or not another account has the new address; only the mail differs.
     *
     * @param password the present one, said again
     * @throws org.leasehold.common.ProblemException {@code not-logged-in} for a wrong password, {@code invalid},
     *     {@code too-many-requests}
     */
    Confirmations.Begun begin(Actor.Person actor, String email, String password);
}
