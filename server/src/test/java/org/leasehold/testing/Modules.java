package org.leasehold.testing;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.leasehold.accounts.AccountSettings;
import org.leasehold.accounts.PasswordCost;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.http.PublicAddress;
import org.leasehold.common.http.WebSettings;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The beans of some modules, without the rest of the service, on a fresh database and a clock that stands still. */
public final class Modules implements BeforeAllCallback, AfterAllCallback {

    /** Where links in letters lead. */
    public static final URI PUBLIC_URL = URI.create("https://leases.example.org");

    private final String[] packages;
    private final TestDatabase database = new TestDatabase();
    private final TestClock clock = new TestClock();
    private final List<Consumer<AnnotationConfigApplicationContext>> given = new ArrayList<>();
    private AccountSettings accountSettings = AccountSettings.PASSWORDS_SUFFICE;
    private @Nullable AnnotationConfigApplicationContext context;

    private Modules(String... packages) {
        this.packages = packages;
    }

    /** The modules in these packages and the event log. */
    public static Modules in(String... packages) {
        return new Modules(packages);
    }

    /** The same, whose configuration says this too. */
    public <T> Modules with(Class<T> type, Supplier<T> settings) {
        given.add(beans -> beans.registerBean(type, settings));
        return this;
    }

    /** The same, where administrators have no rights without a second factor. */
    public Modules strict() {
        accountSettings = AccountSettings.USUAL;
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        database.open();
        AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
        beans.registerBean(DataSource.class, database::dataSource, definition -> definition.setDestroyMethodName(""));
        beans.registerBean(JdbcClient.class, database::jdbc);
        beans.registerBean(Transactions.class, database::transactions);
        beans.registerBean(InstantSource.class, () -> clock);
        beans.registerBean(JsonMapper.class, () -> JsonMapper.builder().build());
        beans.registerBean(WebSettings.class, () -> new WebSettings("127.0.0.1", 0, PUBLIC_URL));
        beans.registerBean(PublicAddress.class);
        given.forEach(bean -> bean.accept(beans));
        beans.registerBean(AccountSettings.class, () -> accountSettings);
        beans.registerBean(PasswordCost.class, () -> World.CHEAP_PASSWORDS);
        beans.scan("org.leasehold.common.events", "org.leasehold.common.mail");
        beans.scan(packages);
        beans.refresh();
        context = beans;
    }

    @Override
    public void afterAll(ExtensionContext test) {
        beans().close();
        database.close();
    }

    public <T> T the(Class<T> type) {
        return beans().getBean(type);
    }

    public TestDatabase database() {
        return database;
    }

    public TestClock clock() {
        return clock;
    }

    private AnnotationConfigApplicationContext beans() {
        return Objects.requireNonNull(context, "Register it as a static extension.");
    }
}
