package org.leasehold.common.mail;

/** Takes letters where they go. Beans that implement this are told when there are new ones. */
public interface LetterCarrier {

    /** There may be letters in the outbox that are due. Returns at once. */
    void lettersWait();
}
