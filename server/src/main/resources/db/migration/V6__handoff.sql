-- Handing people over to tools.

-- Keys that others check our signatures with. In the record, because every server signs with the same one.
create table signing_key (
    id          uuid primary key default gen_random_uuid(),
    purpose     text        not null, -- 'oidc', or 'tool:' and the name of a tool that has keys of its own
    private_key bytea       not null, -- PKCS #8
    certificate bytea       not null, -- X.509, of the public key
    created_at  timestamptz not null,
    ends_at     timestamptz not null  -- signs nothing from here on
);
create index signing_key_purpose on signing_key (purpose, created_at);

-- Codes that tools redeem; rows stay for a while after, as the note of who was handed over by which session.
create table handoff_code (
    code_hash         bytea primary key, -- SHA-256 of 256 random bits
    tool              text        not null,
    account_id        bigint      not null references account on delete cascade,
    handle            text        not null, -- what the tool knows the account by
    session_reference text        not null, -- ends with the session
    state_hash        bytea, -- of what the browser must show on the tool's own host; null: a server redeems it
    target            text        not null,
    created_at        timestamptz not null,
    expires_at        timestamptz not null,
    used_at           timestamptz,
    ended_at          timestamptz -- the tool was told that it is over
);
create index handoff_code_session on handoff_code (session_reference, tool, created_at);
create index handoff_code_account on handoff_code (account_id, tool, created_at);
create index handoff_code_age on handoff_code (created_at);

-- What the OpenID Connect provider has granted: Spring Security's table. Of each code and token only the SHA-256.
create table oauth2_authorization (
    id                            varchar(100) primary key,
    registered_client_id          varchar(100) not null,
    principal_name                varchar(200) not null,
    authorization_grant_type      varchar(100) not null,
    authorized_scopes             varchar(1000),
    attributes                    text,
    state                         varchar(500),
    authorization_code_value      text,
    authorization_code_issued_at  timestamptz,
    authorization_code_expires_at timestamptz,
    authorization_code_metadata   text,
    access_token_value            text,
    access_token_issued_at        timestamptz,
    access_token_expires_at       timestamptz,
    access_token_metadata         text,
    access_token_type             varchar(100),
    access_token_scopes           varchar(1000),
    oidc_id_token_value           text,
    oidc_id_token_issued_at       timestamptz,
    oidc_id_token_expires_at      timestamptz,
    oidc_id_token_metadata        text,
    refresh_token_value           text,
    refresh_token_issued_at       timestamptz,
    refresh_token_expires_at      timestamptz,
    refresh_token_metadata        text,
    user_code_value               text,
    user_code_issued_at           timestamptz,
    user_code_expires_at          timestamptz,
    user_code_metadata            text,
    device_code_value             text,
    device_code_issued_at         timestamptz,
    device_code_expires_at        timestamptz,
    device_code_metadata          text
);
create index oauth2_authorization_code on oauth2_authorization (authorization_code_value);
create index oauth2_authorization_access on oauth2_authorization (access_token_value);
create index oauth2_authorization_id_token on oauth2_authorization (oidc_id_token_value);
create index oauth2_authorization_refresh on oauth2_authorization (refresh_token_value);

-- Refresh tokens that have been exchanged for newer ones: whoever shows one again has stolen it, or was stolen from.
create table spent_refresh_token (
    token_hash       text primary key,
    authorization_id varchar(100) not null references oauth2_authorization on delete cascade,
    spent_at         timestamptz  not null
);
