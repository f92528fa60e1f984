-- The public SSH keys of people. Whoever keeps the door of a facility lets those in whose slice holds a lease.

create table ssh_key (
    id         bigint generated always as identity primary key,
    account_id bigint      not null references account on delete cascade,
    type       text        not null, -- such as ssh-ed25519
    body       text        not null, -- Base64, as OpenSSH writes it
    comment    text        not null,
    created_at timestamptz not null,
    unique (account_id, body)
);
