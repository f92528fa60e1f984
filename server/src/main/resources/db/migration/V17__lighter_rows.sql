-- What is due next each server knows from the leases it has in memory: the column and its index cost every booking and
-- every step a write, and kept a change of state alone from being a heap-only one.
alter table lease drop column due_at;

-- Who presents a session is answered from this index alone, however many sessions there are.
alter table session drop constraint session_pkey;
alter table session add primary key (secret_hash) include (account_id, expires_at, strong);
