-- Wishes for an account that an administrator decides on, once whoever wishes has shown to have the address.

create table registration (
    id            bigint generated always as identity primary key,
    email         text        not null,
    display_name  text        not null,
    affiliation   text        not null,
    slice_name    text,       -- for which experiment; a slice of that name need not be there
    purpose       text        not null,
    status        text        not null check (status in ('pending_email', 'pending_admin', 'approved', 'rejected')),
    secret_hash   bytea unique, -- SHA-256 of the 256 random bits in the mail's link; null: it was used
    created_at    timestamptz not null,
    verified_at   timestamptz,
    decided_at    timestamptz,
    admin_comment text,
    account_id    bigint references account on delete cascade -- that its approval made
);
create index registration_account on registration (account_id);
create unique index registration_pending on registration (email) where status in ('pending_email', 'pending_admin');
