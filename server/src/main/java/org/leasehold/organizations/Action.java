package org.leasehold.organizations;

/** What somebody may want to do. Together with {@link Subject} this is the table of rights. */
public enum Action {
    /** See the facility, its resources, leases and status. */
    LOOK,
    /** See the intentions of others. */
    LOOK_AT_INTENTIONS,
    /** Book, amend or cancel for a slice. */
    LEASE_FOR,
    /** Move the expiry of a slice ahead. */
    RENEW_SLICE,
    /** See the SSH keys of an account, or of all members of a slice. */
    LOOK_AT_KEYS,
    /** Change what an account shows of itself, and add and delete its SSH keys. */
    CHANGE_ACCOUNT,
    /** Be handed over to a tool of a facility; a lease may be needed besides. */
    OPEN_TOOL,
    /** Push the status of nodes. */
    PUBLISH_STATUS,
    /** Invite to a group, admit, remove, and describe it. */
    RUN_GROUP,
    /** See who is in a group. */
    LOOK_AT_MEMBERS,
    /** See what is kept for an account, and read it. */
    LOOK_AT_SPACE,
    /** Store, delete and bring back what is kept for an account, and ask for more. */
    USE_SPACE,
    /** Decide on requests for storage, and look ahead at what will be deleted. */
    DECIDE_ON_STORAGE,
    /** Define the facility, its resources, policy and blackouts. */
    ADMINISTER_FACILITY,
    /** Make and change accounts, slices and memberships; import history. */
    ADMINISTER
}
