-- Where people are logged in, and what they show besides their password.

alter table session
    add column id      bigint generated always as identity unique,
    add column device  text        not null default '', -- the browser's word for itself, in short
    add column network text,                             -- the address that it came from
    add column used_at timestamptz,                      -- roughly; null: not since it began
    add column strong  boolean     not null default false; -- began with a second factor, or with a passkey
alter table api_token
    add column strong  boolean     not null default false; -- made by somebody who had shown one

-- Codes by time (RFC 6238). The secret lies here as it is: codes are made of it.
create table one_time_secret (
    account_id   bigint primary key references account on delete cascade,
    secret       bytea       not null,
    confirmed_at timestamptz, -- null: shown, and no code of it typed yet
    last_step    bigint      not null default 0 -- codes up to this step of 30 s are spent
);

create table recovery_code (
    account_id bigint not null references account on delete cascade,
    code_hash  bytea  not null,
    used_at    timestamptz,
    primary key (account_id, code_hash)
);

create table passkey (
    id              bigint generated always as identity primary key,
    account_id      bigint      not null references account on delete cascade,
    credential_id   bytea       not null unique,
    public_key      bytea       not null, -- COSE
    attestation     bytea       not null,
    client_data     bytea       not null,
    signature_count bigint      not null,
    transports      text[]      not null,
    backup_eligible boolean     not null,
    backup_state    boolean     not null,
    label           text        not null,
    created_at      timestamptz not null,
    used_at         timestamptz
);
create index passkey_account on passkey (account_id);

-- What a browser is asked to sign; good once.
create table passkey_challenge (
    challenge  bytea primary key,
    account_id bigint references account on delete cascade, -- whose new key it is for; null: somebody who logs in
    expires_at timestamptz not null
);
create index passkey_challenge_expiry on passkey_challenge (expires_at);
