-- What people are told of what they did and what was done to them. Bookings are left out of the index, because they come
-- by the thousand and the ledger itself says who made them; so is what Leasehold did by itself.
create index event_actor on event (actor, id) where kind <> 'lease.booked' and actor <> 'leasehold';
create index event_account on event (subject_id, id) where kind like 'account.%';

-- An account that is being removed; absent: one that stays. It can do nothing any more, and is gone in a moment.
alter table account add column removed_at timestamptz;
create index account_removed on account (removed_at) where removed_at is not null;
