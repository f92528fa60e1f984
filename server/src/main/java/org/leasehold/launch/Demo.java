package org.leasehold.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Authentication;
import org.leasehold.accounts.Tokens;
import org.leasehold.common.Progress;
import org.leasehold.common.http.Listeners;
import org.leasehold.common.mail.MailSettings;
import org.leasehold.faces.r2lab.R2labSettings;
import org.leasehold.inventory.Inventory;
import org.leasehold.inventory.NodeStatusBoard;
import org.leasehold.launch.demo.DemoAccounts;
import org.leasehold.launch.demo.DemoAccounts.Entry;
import org.leasehold.launch.demo.SampleExamples;
import org.leasehold.launch.demo.SampleFacility;
import org.leasehold.launch.demo.SimulatedMonitor;
import org.leasehold.leases.Imports;
import org.leasehold.organizations.Slices;
import org.leasehold.spaces.SpaceSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Makes a server one to try: with accounts, a facility, leases and nodes that live. */
final class Demo {

    private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
    private static final String FILE = "demo.json";
    private static final String MAIL = "mail";
    private static final String SPACES = "spaces";
    private static final int PASSWORD_LETTERS = 12;

    private Demo() {}

    /** What scripts find in the data folder. */
    private record Contents(
            String url,
            List<Entry> accounts,
            Map<String, String> tokens,
            @Nullable Map<String, String> r2lab) {}

    /** Where nothing else is said, letters can be read in the data folder, and spaces are there too. */
    static Settings settings(Settings given) {
        MailSettings mail = given.mail().server() != null
                ? given.mail()
                : new MailSettings(null, given.data().resolve(MAIL), "Leasehold demo <demo@localhost>");
        SpaceSettings spaces = given.spaces().folder() != null
                ? given.spaces()
                : new SpaceSettings(
                        given.data().resolve(SPACES),
                        given.spaces().examples(),
                        given.spaces().trash());
        return new Settings(
                given.data(),
                given.web(),
                given.database(),
                given.externalDatabase(),
                given.accounts(),
                mail,
                given.tools(),
                spaces,
                given.providers(),
                given.r2lab().endpoints().isEmpty() ? R2labDemo.SETTINGS : given.r2lab());
    }

    /** Puts up what is missing, writes it down for scripts, and tells how to log in. */
    static String prepare(Server server, DataFolder folder, Progress progress) {
        DemoAccounts demoAccounts = new DemoAccounts(
                server.bean(Accounts.class), server.bean(Tokens.class), server.bean(Authentication.class));
        List<Entry> accounts = demoAccounts.ensure(known(folder), () -> FirstRun.randomPassword(PASSWORD_LETTERS));
        new SampleFacility(
                        server.bean(Inventory.class),
                        server.bean(Slices.class),
                        server.bean(Imports.class),
                        server.bean(JsonMapper.class),
                        server.bean(InstantSource.class))
                .install(progress);
        SampleExamples.install(server.bean(SpaceSettings.class).examples());
        server.include(SimulatedMonitor.start(
                server.bean(NodeStatusBoard.class), server.bean(Inventory.class), demoAccounts.monitor(accounts)));
        Map<String, String> tokens = new LinkedHashMap<>();
        accounts.forEach(account -> tokens.put(account.name(), account.token()));
        Map<String, String> r2lab = R2labDemo.addresses(server.bean(R2labSettings.class), server.bean(Listeners.class));
        Path file =
                folder.writeSecret(FILE, FirstRun.json(new Contents(server.url().toString(), accounts, tokens, r2lab)));
        return howToLogIn(accounts) + "Letters: " + folder.path().resolve(MAIL) + R2labDemo.told(r2lab)
                + "\nFor scripts: " + file;
    }

    private static String howToLogIn(List<Entry> accounts) {
        StringBuilder text = new StringBuilder("Log in as\n");
        for (Entry account : accounts) {
            if (!account.producer()) {
                String what = account.administrator() ? "administrator" : String.join(", ", account.slices());
                text.append("  %-8s %-12s %s%n".formatted(account.name(), account.password(), what));
            }
        }
        return text.toString();
    }

    /** The accounts as an earlier start has written them down, if they can be read. */
    private static List<Entry> known(DataFolder folder) {
        Path file = folder.path().resolve(FILE);
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return JsonMapper.shared()
                    .readValue(Files.readString(file), Contents.class)
                    .accounts();
        } catch (IOException | JacksonException e) {
            LOG.warn("{} cannot be read; passwords and tokens are made anew", file, e);
            return List.of();
        }
    }
}
