-- What somebody has to confirm by mail: an account to be made, a new address, a forgotten password. Of each secret
-- only the hash is here. No account is there before its address is confirmed, so nobody can wait in it for its owner.

create table confirmation (
    id            bigint generated always as identity primary key,
    purpose       text        not null check (purpose in ('sign_up', 'address', 'recovery')),
    email         text        not null,
    account_id    bigint references account on delete set null, -- of a sign-up: the trial it goes on from; may be null
    name          text,  -- as whom somebody signs up; null: we choose
    display_name  text,
    password_hash text,  -- of a sign-up, until it is confirmed
    secret_hash   bytea       not null unique, -- SHA-256 of the 256 random bits in the mail's link
    begun_hash    bytea       not null unique, -- SHA-256 of the 256 random bits that only the browser that began it has
    code_hash     bytea       not null,        -- SHA-256 of those bits and the six digits in the mail
    attempts_left integer     not null check (attempts_left >= 0),
    letters_left  integer     not null check (letters_left >= 0),
    created_at    timestamptz not null,
    expires_at    timestamptz not null,
    used_at       timestamptz
);
create index confirmation_account on confirmation (account_id) where account_id is not null;
create index confirmation_expiry on confirmation (expires_at);
