-- Who came in by the gateway in front of a tool. Ends with the session that it was made in.
create table gateway_guest (
    secret_hash       bytea primary key, -- SHA-256 of the cookie's 256 random bits, on the tool's own host
    tool              text        not null,
    account_id        bigint      not null references account on delete cascade,
    session_reference text        not null,
    created_at        timestamptz not null
);
create index gateway_guest_age on gateway_guest (created_at);
create index gateway_guest_account on gateway_guest (account_id);
