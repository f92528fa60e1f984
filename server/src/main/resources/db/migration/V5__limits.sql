-- How much an account may have and do: a rule for a level or for one account. A rule is never changed, only replaced by
-- the next, so that what held when can be told.

create table limit_rule (
    id          bigint generated always as identity primary key,
    level       smallint, -- for all accounts of this level, and of higher ones that have no rule of their own
    account_id  bigint references account on delete cascade, -- or for this account alone
    what        text        not null,
    most_count  bigint check (most_count >= 0), -- null: any number
    most_bytes  bigint check (most_bytes >= 0), -- null: any size
    keep_for    text, -- an ISO 8601 period, or "exit"; null: until its owner deletes it
    warn_before text, -- an ISO 8601 period before the deletion; null: no warning
    valid_from  timestamptz not null,
    valid_until timestamptz, -- null: holds still
    set_by      text        not null,
    reason      text        not null,
    check ((level is null) <> (account_id is null)),
    check (valid_until > valid_from)
);
create unique index limit_rule_level on limit_rule (level, what) where valid_until is null and level is not null;
create unique index limit_rule_account on limit_rule (account_id, what)
    where valid_until is null and account_id is not null;

insert into limit_rule (level, what, most_count, most_bytes, keep_for, warn_before, valid_from, set_by, reason)
select level, what, most_count, most_bytes, keep_for, warn_before, now(), 'leasehold', 'as delivered'
  from (values
        (0, 'notebooks',      10,   10485760::bigint,     'exit', null),
        (0, 'saved-data',     0,    0,                    null,   null),
        (0, 'temporary-data', 20,   104857600,            'exit', null),
        (0, 'leases',         1,    null,                 null,   null),
        (0, 'lease-minutes',  60,   null,                 null,   null),
        (0, 'days-ahead',     1,    null,                 null,   null),
        (0, 'trials',         50,   null,                 null,   null),
        (0, 'trial-minutes',  120,  null,                 null,   null),
        (0, 'idle-minutes',   30,   null,                 null,   null),
        (1, 'notebooks',      100,  104857600,            'P6M',  'P14D'),
        (1, 'saved-data',     100,  1073741824,           'P12M', 'P14D'),
        (1, 'temporary-data', 200,  1073741824,           'P30D', 'P3D'),
        (1, 'leases',         10,   null,                 null,   null),
        (1, 'lease-minutes',  2880, null,                 null,   null),
        (1, 'days-ahead',     90,   null,                 null,   null),
        (2, 'notebooks',      1000, 1073741824,           null,   null),
        (2, 'saved-data',     1000, 107374182400,         'P12M', 'P30D'),
        (2, 'temporary-data', 2000, 107374182400,         'P90D', 'P7D'),
        (2, 'leases',         100,  null,                 null,   null),
        (2, 'lease-minutes',  20160, null,                null,   null),
        (2, 'days-ahead',     365,  null,                 null,   null))
    as delivered (level, what, most_count, most_bytes, keep_for, warn_before);

-- Whoever leases for themselves holds their leases by a slice of their own; absent: a slice that people share.
alter table slice add column owner_id bigint unique references account on delete set null;
