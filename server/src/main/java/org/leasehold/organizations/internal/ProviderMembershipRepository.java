package org.leasehold.organizations.internal;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** By which identity memberships came. */
@Repository
class ProviderMembershipRepository {

    private final JdbcClient jdbc;

    ProviderMembershipRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The names of the groups that somebody is in by this identity. */
    List<String> list(long identityId) {
        return jdbc.sql("""
                        select g.name from group_member m join people_group g on g.id = m.group_id
                         where m.identity_id = :identity order by g.name
                        """)
                .param("identity", identityId)
                .query((row, _) -> row.getString(1))
                .list();
    }

    boolean cameBy(long groupId, long accountId, long identityId) {
        return jdbc.sql("""
                        select exists (select from group_member
                                        where group_id = :group and account_id = :account and identity_id = :identity)
                        """)
                .param("group", groupId)
                .param("account", accountId)
                .param("identity", identityId)
                .query(Boolean.class)
                .single();
    }

    /** The membership that was just saved came by this identity. */
    void note(long groupId, long accountId, long identityId) {
        jdbc.sql("""
                        update group_member set identity_id = :identity
                         where group_id = :group and account_id = :account
                        """)
                .param("group", groupId)
                .param("account", accountId)
                .param("identity", identityId)
                .update();
    }
}
