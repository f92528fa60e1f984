-- What is kept for accounts: notebooks, saved data and temporary data. What is there is what the driver finds; these rows
-- say what was found, what was promised of it and what its owner was told.

-- A row for each account that something was ever kept for.
create table space (
    account_id bigint primary key references account on delete cascade,
    due_at     timestamptz not null, -- when it is measured next; while it is measured, when another server may
    told_at    timestamptz           -- when its owner last got a mail of what is to be deleted
);
create index space_due on space (due_at);

-- What is known of each kind as a whole.
create table space_use (
    account_id bigint  not null references space on delete cascade,
    what       text    not null,
    problem    text, -- why not all of it could be measured
    told       text    not null default 'WITHIN', -- what its owner knows of how full it is
    read_only  boolean not null default false,
    primary key (account_id, what)
);

create table space_item (
    id              bigint generated always as identity primary key,
    account_id      bigint      not null references space on delete cascade,
    what            text        not null,
    name            text        not null,
    folder          boolean     not null default false,
    bytes           bigint      not null,
    problem         text, -- why not all of it could be measured
    state           text        not null default 'KEPT' check (state in ('KEPT', 'DELETED', 'PURGED')),
    created_at      timestamptz not null,
    changed_at      timestamptz not null, -- since when the time it is kept counts
    file_time       timestamptz not null, -- when it was last written to, as the driver says, believed or not
    keep_until      timestamptz, -- what its owner was promised; null: kept
    rule_id         bigint      not null, -- the limit_rule that says so; 0: none does
    warned_of       timestamptz, -- the keep_until that its owner was told of by mail
    extended_until  timestamptz, -- an approved request keeps it at least so long
    allocated_bytes bigint, -- kept permanently, so much of it outside of the limits; null: it is not
    sponsor         text,
    review_at       timestamptz, -- when administrators are told to look whether it still should be
    reviewed        boolean     not null default false, -- they have been told
    deleted_at      timestamptz,
    deleted_because text,
    purge_at        timestamptz, -- until then its owner can bring it back
    check ((state = 'KEPT') = (deleted_at is null))
);
create unique index space_item_name on space_item (account_id, what, name) where state = 'KEPT';
create index space_item_end on space_item (keep_until) where state = 'KEPT' and keep_until is not null;
create index space_item_purge on space_item (purge_at) where state = 'DELETED';
create index space_item_account on space_item (account_id);

-- What was asked of those whom the storage belongs to.
create table space_request (
    id           bigint generated always as identity primary key,
    account_id   bigint      not null references account on delete cascade,
    item_id      bigint      not null references space_item on delete cascade,
    kind         text        not null check (kind in ('EXTEND', 'KEEP')),
    bytes        bigint      not null check (bytes >= 0), -- how much storage
    until        timestamptz not null, -- until when; of what is kept permanently, when it is looked at again
    sponsor      text        not null,
    reason       text        not null,
    state        text        not null default 'REQUESTED'
                 check (state in ('REQUESTED', 'APPROVED', 'REFUSED', 'ENDED')),
    requested_at timestamptz not null,
    decided_at   timestamptz,
    decided_by   text,
    answer       text
);
create index space_request_account on space_request (account_id);
create index space_request_item on space_request (item_id);
create index space_request_open on space_request (requested_at) where state = 'REQUESTED';

-- The folders of accounts that are gone, until they surely are gone too: a tool may write to them once more.
create table space_leftover (
    subject uuid primary key,
    since   timestamptz not null,
    due_at  timestamptz not null,
    problem text
);

-- What people are told of what happened to what is kept for them.
create index event_space on event (subject_id, id) where kind like 'space.%';
