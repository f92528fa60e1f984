-- Groups of people, run by their owners; what a group was granted its members have besides what their level gives.

create table people_group (
    id              bigint generated always as identity primary key,
    name            text        not null unique check (name ~ '^[a-z][a-z0-9-]{1,62}$'),
    title           text        not null,
    terms           text        not null default '', -- what members agree to; empty: nothing
    terms_revision  integer     not null default 1,
    membership_days integer check (membership_days > 0), -- how long a membership lasts; null: until somebody ends it
    created_at      timestamptz not null
);

create table group_member (
    group_id       bigint      not null references people_group on delete cascade,
    account_id     bigint      not null references account on delete cascade,
    state          text        not null check (state in ('INVITED', 'ASKING', 'MEMBER')),
    owner          boolean     not null default false,
    terms_accepted integer, -- which revision of the terms; null: none yet
    message        text        not null default '', -- what somebody who asks says to the owners
    since          timestamptz not null,
    ends_at        timestamptz, -- the membership ends by itself; null: it does not
    warned_at      timestamptz, -- when its person was told of the end
    primary key (group_id, account_id)
);
create index group_member_account on group_member (account_id);
create index group_member_end on group_member (ends_at) where ends_at is not null;

create table group_grant (
    id          bigint generated always as identity primary key,
    group_id    bigint      not null references people_group on delete cascade,
    what        text        not null,
    more_count  bigint      not null default 0 check (more_count >= 0),
    more_bytes  bigint      not null default 0 check (more_bytes >= 0),
    valid_from  timestamptz not null,
    valid_until timestamptz not null,
    sponsor     text        not null,
    reason      text        not null,
    set_by      text        not null,
    check (valid_from < valid_until),
    check (more_count > 0 or more_bytes > 0)
);
create index group_grant_group on group_grant (group_id);
