package org.leasehold.launch;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.NewAccount;
import org.leasehold.common.Progress;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What a new installation needs before somebody can use it: an administrator. */
final class FirstRun {

    private static final String ADMINISTRATOR = "admin";
    private static final String FILE = "first-admin.json";

    /** No letters that look like others. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int PASSWORD_LETTERS = 20;

    private FirstRun() {}

    /** Makes the administrator when there is none, and tells how to log in. */
    static String prepare(Server server, DataFolder folder, Progress progress) {
        Accounts accounts = server.bean(Accounts.class);
        if (!accounts.hasNoAdministrator()) {
            return "";
        }
        String password = randomPassword(PASSWORD_LETTERS);
        accounts.create(
                new Actor.System(), new NewAccount(ADMINISTRATOR, "Administrator", null, password, true, false));
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("url", server.url().toString());
        content.put("name", ADMINISTRATOR);
        content.put("password", password);
        Path file = folder.writeSecret(FILE, json(content));
        return """
                This is the first run. Log in as
                  name      %s
                  password  %s
                and change the password. It is shown only now; %s holds it until you delete that file.
                An administrator's rights take a second factor: set up codes or a passkey at %s.""".formatted(ADMINISTRATOR, password, file, server.url().resolve("/account"));
    }

    /** A password that people can read aloud and type. */
    static String randomPassword(int letters) {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int index = 0; index < letters; index++) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    static String json(Object content) {
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(content) + "\n";
    }
}
