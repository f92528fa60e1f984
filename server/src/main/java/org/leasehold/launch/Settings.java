package org.leasehold.launch;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.AccountSettings;
import org.leasehold.common.database.DatabaseAddress;
import org.leasehold.common.database.DatabaseSettings;
import org.leasehold.common.http.WebSettings;
import org.leasehold.common.mail.MailSettings;
import org.leasehold.faces.r2lab.R2labSettings;
import org.leasehold.handoff.ToolSettings;
import org.leasehold.providers.ProviderSettings;
import org.leasehold.spaces.SpaceSettings;

/**
 * Everything that can be told to a server before it starts.
 *
 * @param data the folder of all that it keeps
 * @param externalDatabase absent: the embedded PostgreSQL
 */
record Settings(
        Path data,
        WebSettings web,
        DatabaseSettings database,
        @Nullable DatabaseAddress externalDatabase,
        AccountSettings accounts,
        MailSettings mail,
        ToolSettings tools,
        SpaceSettings spaces,
        ProviderSettings providers,
        R2labSettings r2lab) {}
