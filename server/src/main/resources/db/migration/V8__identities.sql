-- Who somebody is to other identity providers, and what becomes of a trial whose person has an account already.

create table identity (
    id             bigint generated always as identity primary key,
    account_id     bigint      not null references account on delete cascade,
    provider       text        not null, -- its name in the configuration when it was last used
    issuer         text        not null,
    subject        text        not null, -- whom the issuer means; with it the only key, an e-mail address never is
    email          text,                 -- as the provider last said
    email_verified boolean     not null, -- the provider has verified it, and is trusted for that here
    display_name   text        not null,
    linked_at      timestamptz not null,
    last_used_at   timestamptz not null,
    unique (issuer, subject)
);
create index identity_account on identity (account_id);

-- Log-ins by a provider that are under way. Each belongs to one browser and is good once.
create table provider_attempt (
    state_hash      bytea primary key,    -- SHA-256 of the 256 random bits that the provider gives back
    browser_hash    bytea       not null, -- SHA-256 of the 256 random bits that only the browser has
    provider        text        not null,
    next            text        not null, -- a page of ours to go to afterwards
    link_account_id bigint references account on delete cascade, -- the account to link to; null: log in
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    used_at         timestamptz
);
create index provider_attempt_expiry on provider_attempt (expires_at);

-- Somebody whom a provider knows and we do not yet: waits for what they say on our page. One for each browser.
create table newcomer (
    browser_hash   bytea primary key,
    provider       text        not null,
    issuer         text        not null,
    subject        text        not null,
    email          text,
    email_verified boolean     not null,
    display_name   text        not null,
    next           text        not null,
    expires_at     timestamptz not null
);
create index newcomer_expiry on newcomer (expires_at);

-- A trial whose person has logged in to an account that they have: its work is moved there or discarded, and for some
-- days that can be taken back.
create table merge (
    id             bigint generated always as identity primary key,
    trial_id       bigint      not null unique references account on delete cascade,
    account_id     bigint      not null references account on delete cascade,
    state          text        not null check (state in ('OFFERED', 'MOVED', 'DISCARDED', 'UNDONE')),
    moved          jsonb       not null default '{}', -- what came to the account, by kind
    offered_at     timestamptz not null,
    ends_at        timestamptz not null, -- until then the person may choose, or take it back; then the trial is deleted
    trial_ended_at timestamptz           -- the trial holds nothing any more that others could use; null: it does
);
create index merge_account on merge (account_id);
