-- Mail that is never lost: a letter is written in the transaction that has a reason for it, and sent afterwards.

create table letter (
    id          bigint generated always as identity primary key,
    message_id  uuid        not null default gen_random_uuid(), -- the same at each attempt: who gets it twice can see so
    recipient   text        not null,
    subject     text        not null,
    body_text   text, -- null: sent; what it said may have been a secret
    body_html   text,
    state       text        not null default 'waiting' check (state in ('waiting', 'sending', 'sent', 'failed')),
    attempts    integer     not null default 0,
    problem     text,                 -- what the last attempt came to
    due_at      timestamptz not null, -- when it is tried next; while it is sending, when another server may
    created_at  timestamptz not null,
    finished_at timestamptz,
    check (state = 'sent' or body_text is not null and body_html is not null)
);
create index letter_due on letter (due_at) where state in ('waiting', 'sending');
create index letter_age on letter (created_at);
