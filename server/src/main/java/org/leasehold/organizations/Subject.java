package org.leasehold.organizations;

/** What an action is about. */
public sealed interface Subject {

    record OfFacility(String facility) implements Subject {}

    record OfSlice(long sliceId) implements Subject {}

    record OfGroup(long groupId) implements Subject {}

    record OfAccount(long accountId) implements Subject {}

    /** @param level the lowest level of an account that may open the tool */
    record OfTool(String tool, int level) implements Subject {}

    /** The installation as a whole. */
    record Everything() implements Subject {}
}
