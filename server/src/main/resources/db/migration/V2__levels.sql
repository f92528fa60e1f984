-- What an account is to others, and how much it may do.

alter table account
    add column subject            uuid     not null default gen_random_uuid() unique, -- what tools know it by, forever
    add column level              smallint not null default 1 check (level >= 0), -- 0 anonymous, 1 basic, 2.. custom
    add column email_confirmed_at timestamptz, -- null: nobody has shown that the address is theirs
    add column ends_at            timestamptz, -- when a trial is over at the latest; null: no trial
    add constraint account_trial_ends check ((level = 0) = (ends_at is not null));
create index account_trial on account (ends_at) where level = 0;
