package org.leasehold.accounts;

/** What is kept about a person somewhere. Beans that implement this are asked when somebody wants all of theirs. */
public interface PersonalData {

    /** What it is called in the export: one word, plural. */
    String name();

    /** All of it, as what JSON is written of: lists, maps, texts, numbers. No secrets, nor hashes of them. */
    Object of(Account account);
}
