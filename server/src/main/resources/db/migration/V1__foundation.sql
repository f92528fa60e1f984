-- The first record of Leasehold: who there is, what there is, and the ledger of leases.

create extension if not exists btree_gist;

-- Who there is ---------------------------------------------------------------------------------------------------

create table account (
    id            bigint generated always as identity primary key,
    name          text        not null unique check (name ~ '^[a-z0-9][a-z0-9._-]{0,62}$'),
    display_name  text        not null,
    email         text unique,
    password_hash text, -- Argon2id; null: cannot log in by password
    administrator boolean     not null default false,
    producer      boolean     not null default false, -- may push the status of nodes
    disabled      boolean     not null default false,
    created_at    timestamptz not null
);

create table session (
    secret_hash bytea primary key, -- SHA-256 of the cookie's 256 random bits
    account_id  bigint      not null references account on delete cascade,
    created_at  timestamptz not null,
    expires_at  timestamptz not null
);
create index session_account on session (account_id);
create index session_expiry on session (expires_at);

create table api_token (
    id          bigint generated always as identity primary key,
    account_id  bigint      not null references account on delete cascade,
    name        text        not null,
    secret_hash bytea       not null unique,
    scopes      text[]      not null,
    created_at  timestamptz not null,
    expires_at  timestamptz not null
);
create index api_token_account on api_token (account_id);

create table preference (
    account_id bigint not null references account on delete cascade,
    key        text   not null check (length(key) between 1 and 100),
    value      jsonb  not null,
    primary key (account_id, key)
);

create table slice (
    id         bigint generated always as identity primary key,
    name       text        not null unique check (name ~ '^[A-Za-z0-9][A-Za-z0-9._:+-]{0,126}$'),
    title      text,
    family     text        not null default 'unknown',
    country    text        not null default '',
    expires_at timestamptz,
    created_at timestamptz not null
);

create table slice_member (
    slice_id   bigint not null references slice on delete cascade,
    account_id bigint not null references account on delete cascade,
    primary key (slice_id, account_id)
);
create index slice_member_account on slice_member (account_id);

-- What there is --------------------------------------------------------------------------------------------------

create table facility (
    id        integer generated always as identity primary key,
    name      text    not null unique check (name ~ '^[a-z0-9][a-z0-9._-]{0,62}$'),
    title     text    not null,
    time_zone text    not null,
    policy    jsonb   not null,
    map       jsonb,
    hook      jsonb, -- what to run when a lease starts or ends
    revision  bigint  not null default 1
);

create table resource (
    id          integer generated always as identity primary key,
    facility_id integer not null references facility,
    name        text    not null check (name ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$'),
    type        text    not null,
    title       text    not null,
    parent_id   integer references resource,
    x           integer,
    y           integer,
    properties  jsonb   not null default '{}',
    bookable    boolean not null default true,
    unique (facility_id, name)
);

-- The last word of the monitors on each resource; what a restart starts from.
create table resource_status (
    resource_id integer primary key references resource on delete cascade,
    attributes  jsonb       not null,
    seen_at     timestamptz not null
);

-- Domains instead of checks on tables: PostgreSQL reads a table's checks anew for each statement, a domain's once.

create domain span as tstzrange check (
    not isempty(value) and lower_inc(value) and not upper_inc(value) and not lower_inf(value) and not upper_inf(value));

create domain lease_state as text check (
    value in ('REQUESTED', 'OPEN', 'STARTING', 'FULFILLED', 'ENDING', 'EXPIRED', 'CANCELLED', 'ERROR'));

create table blackout (
    id                integer generated always as identity primary key,
    facility_id       integer   not null references facility,
    resource_ids      integer[] not null, -- empty: the whole facility
    during            span      not null,
    reason            text      not null,
    leases_in_the_way text      not null check (leases_in_the_way in ('keep', 'cut', 'cancel'))
);

-- The ledger -----------------------------------------------------------------------------------------------------

-- Facilities, resources and slices are never deleted, so leases name them without a foreign key; nor are leases, so
-- claims name those without one: measured, four of those checks cost a booking as much as the exclusion constraint does.

create sequence lease_id as bigint increment by 500; -- each server takes a block at a time

create table lease (
    id           bigint primary key,
    revision     bigint      not null default 1,
    facility_id  integer     not null,
    resource_ids integer[]   not null check (cardinality(resource_ids) > 0),
    slice_id     bigint      not null,
    state        lease_state not null,
    starts_at    timestamptz not null,
    ends_at      timestamptz not null,
    held_from    timestamptz not null, -- what its claims take: the span with its buffers
    held_until   timestamptz not null,
    note         text,
    problem      text,        -- why the state is ERROR
    due_at       timestamptz, -- when the lifecycle must look at it next; null: never again
    created_at   timestamptz not null,
    created_by   text        not null,
    check (held_from <= starts_at and starts_at < ends_at and ends_at <= held_until)
);
create index lease_start on lease (facility_id, starts_at, id);
create index lease_slice on lease (slice_id, starts_at);
create index lease_due on lease (due_at) where due_at is not null;

-- What a lease takes. A row here holds its resource for its span, whatever the code above believes: the constraint
-- is the arbiter. A lease of a resource writes a claim on it whose share is the lease's own id, and a claim with
-- share 0 on each of its ancestors: claims with equal share stand beside each other, so leases of two nodes share
-- their chamber, and a lease of the chamber excludes them all with a single row. The span includes buffers.
create table claim (
    lease_id    bigint    not null,
    resource_id integer   not null,
    share       bigint    not null,
    during      span      not null,
    constraint claim_no_overlap exclude using gist (resource_id with =, during with &&, share with <>)
);
create index claim_lease on claim (lease_id);

-- A booking said twice with the same key is one booking.
create table booking_key (
    account_id   bigint      not null references account on delete cascade,
    key          text        not null,
    request_hash text        not null,
    lease_id     bigint      not null,
    created_at   timestamptz not null,
    primary key (account_id, key)
);
create index booking_key_age on booking_key (created_at);

-- Every change, recorded once, in the transaction that made it. Readers follow (xid, id) below pg_snapshot_xmin:
-- a sequence number alone is not a commit order.
create table event (
    id         bigint generated always as identity,
    xid        xid8        not null default pg_current_xact_id(),
    at         timestamptz not null,
    kind       text        not null, -- e.g. lease.booked
    subject_id bigint      not null,
    revision   bigint      not null default 0, -- the version of the subject that it made; 0: those are not counted
    actor      text        not null,
    detail     jsonb       not null,
    primary key (xid, id)
);
