-- Memberships that an identity provider says somebody has: what came by an identity goes by it. One made by hand is
-- nobody's but its group's.

alter table group_member
    add identity_id bigint references identity on delete cascade; -- by which it came; null: by hand
create index group_member_identity on group_member (identity_id) where identity_id is not null;

alter table newcomer
    add groups text[]; -- the groups of ours that the provider says the person is in; null: it has no say
