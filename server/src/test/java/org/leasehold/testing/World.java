package org.leasehold.testing;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.leasehold.Leasehold;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.AccountSettings;
import org.leasehold.accounts.Accounts;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.NewAccount;
import org.leasehold.accounts.PasswordCost;
import org.leasehold.common.Progress;
import org.leasehold.common.Span;
import org.leasehold.common.database.DatabaseSettings;
import org.leasehold.common.database.ExternalPostgres;
import org.leasehold.common.database.PostgresServer;
import org.leasehold.common.http.WebSettings;
import org.leasehold.common.mail.MailSettings;
import org.leasehold.inventory.Catalogue;
import org.leasehold.inventory.Facility;
import org.leasehold.inventory.FacilityDefinition;
import org.leasehold.inventory.Inventory;
import org.leasehold.leases.Booking;
import org.leasehold.leases.Lease;
import org.leasehold.leases.LeaseFilter;
import org.leasehold.leases.Leases;
import org.leasehold.organizations.SliceDraft;
import org.leasehold.organizations.Slices;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The whole service on a fresh database, for one test class, with short words for what tests do all the time. Times
 * of day are of the test's day, in UTC.
 */
public final class World implements BeforeAllCallback, AfterAllCallback {

    /** Leasehold itself, which may do anything. */
    public static final Actor SYSTEM = new Actor.System();

    /** Most of the tests' time would go into hashing passwords else; what the usual cost does is tested on its own. */
    static final PasswordCost CHEAP_PASSWORDS = new PasswordCost(64, 1);

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("H:mm").withZone(ZoneId.of("UTC"));

    private final InstantSource clock;
    private final TestDatabase database;
    private @Nullable TestMail mail;
    private final List<Consumer<GenericApplicationContext>> given = new ArrayList<>();
    private @Nullable URI publicUrl;
    private @Nullable ConfigurableApplicationContext context;

    private World(InstantSource clock, TestDatabase database) {
        this.clock = clock;
        this.database = database;
    }

    /** A world whose clock the test moves. */
    public static World standingStill() {
        return new World(new TestClock(), new TestDatabase());
    }

    /** A world in real time. */
    public static World running() {
        return new World(InstantSource.system(), new TestDatabase());
    }

    /** The same, with mail that goes out to there. */
    public World mailingTo(TestMail server) {
        mail = server;
        return this;
    }

    private MailSettings mail() {
        return mail == null ? MailSettings.NONE : mail.settings();
    }

    /** The same, whose configuration says this too. */
    public <T> World with(Class<T> type, Supplier<T> settings) {
        given.add(beans -> beans.registerBean(type, settings));
        return this;
    }

    /** The same, known to people under this address. */
    public World at(URI address) {
        publicUrl = address;
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        database.open();
        start();
    }

    @Override
    public void afterAll(ExtensionContext test) {
        stop();
        database.close();
    }

    /** Starts the service again on the same database, as after a crash or an update. */
    public void restart() {
        stop();
        start();
    }

    /** Another server beside this one, on the same database, for as long as the work takes. */
    public <E extends Exception> void joined(ByAnother<E> work) throws E {
        World another = new World(clock, database);
        another.given.addAll(given);
        another.start();
        try {
            work.doWith(another);
        } finally {
            another.stop();
        }
    }

    /** What a test does while two servers run. */
    public interface ByAnother<E extends Exception> {

        void doWith(World another) throws E;
    }

    private void start() {
        SpringApplication spring = new SpringApplication(Leasehold.class);
        spring.setRegisterShutdownHook(false);
        spring.setDefaultProperties(Map.of("server.port", 0, "server.address", "127.0.0.1"));
        ApplicationContextInitializer<GenericApplicationContext> basics = beans -> {
            beans.registerBean(PostgresServer.class, () -> new ExternalPostgres(database.address()));
            beans.registerBean(DatabaseSettings.class, () -> DatabaseSettings.USUAL);
            beans.registerBean(MailSettings.class, this::mail);
            beans.registerBean(WebSettings.class, () -> new WebSettings("127.0.0.1", 0, publicUrl));
            beans.registerBean(Progress.class, () -> _ -> {});
            beans.registerBean(AccountSettings.class, () -> AccountSettings.PASSWORDS_SUFFICE);
            beans.registerBean(PasswordCost.class, () -> CHEAP_PASSWORDS);
            beans.registerBean(InstantSource.class, () -> clock);
            given.forEach(bean -> bean.accept(beans));
        };
        spring.addInitializers(basics);
        context = spring.run();
    }

    private void stop() {
        ConfigurableApplicationContext running = context;
        if (running != null) {
            running.close();
        }
    }

    public <T> T the(Class<T> type) {
        return Objects.requireNonNull(context, "The world has not begun.").getBean(type);
    }

    public <T> Collection<T> all(Class<T> type) {
        return Objects.requireNonNull(context, "The world has not begun.")
                .getBeansOfType(type)
                .values();
    }

    public TestDatabase database() {
        return database;
    }

    public TestClock clock() {
        return (TestClock) clock;
    }

    /** Where the web server answers. */
    public URI url() {
        WebServerApplicationContext web =
                (WebServerApplicationContext) Objects.requireNonNull(context, "The world has not begun.");
        return URI.create(
                "http://127.0.0.1:" + Objects.requireNonNull(web.getWebServer()).getPort());
    }

    public Facility has(FacilityDefinition definition) {
        return the(Inventory.class).define(SYSTEM, definition);
    }

    /** A slice, with one member of the same name. */
    public Actor.Person hasSliceOf(String name) {
        the(Slices.class).create(SYSTEM, new SliceDraft(name, null, "academia", "France", null));
        Actor.Person person = hasPerson(name);
        the(Slices.class).addMember(SYSTEM, name, name);
        return person;
    }

    public Actor.Person hasPerson(String name) {
        the(Accounts.class).create(SYSTEM, new NewAccount(name, name, null, passwordOf(name), false, false));
        return personNamed(name);
    }

    public Actor.Person personNamed(String name) {
        Account account = the(Accounts.class).get(name);
        return new Actor.Person(
                account.id(), account.name(), account.displayName(), account.level(), false, Actor.Scope.all());
    }

    public static String passwordOf(String name) {
        return "the password of " + name;
    }

    /** Books for the slice that has the person's name. */
    public Lease book(Actor actor, String facility, String resource, String start, String end) {
        return the(Leases.class)
                .book(actor, new Booking(facility, List.of(resource), actor.name(), span(start, end), null), null)
                .lease();
    }

    public static Instant at(String hour) {
        return Instant.parse("2026-11-22T" + hour + ":00Z");
    }

    public static Span span(String start, String end) {
        return new Span(at(start), at(end));
    }

    /** All leases of a facility in one line: {@code "n1 | ada 9:00-10:00 | ben 10:00-11:00"}, a line a resource. */
    public String calendar(String facilityName) {
        Catalogue catalogue = the(Inventory.class).catalogue();
        Facility facility = catalogue.getFacility(facilityName);
        List<Lease> leases = new ArrayList<>();
        the(Leases.class).forEach(new LeaseFilter(facility.id(), null, null, List.of(), null, null), leases::add);
        List<String> lines = new ArrayList<>();
        for (var resource : catalogue.resources(facility)) {
            StringBuilder line = new StringBuilder(resource.name());
            for (Lease lease : leases) {
                if (lease.resourceIds().contains(resource.id())) {
                    line.append(" | ").append(words(lease));
                }
            }
            if (line.length() > resource.name().length()) {
                lines.add(line.toString());
            }
        }
        return String.join("\n", lines);
    }

    private String words(Lease lease) {
        return the(Slices.class).getSlice(lease.sliceId()).name() + " "
                + HOUR.format(lease.span().start()) + "-"
                + HOUR.format(lease.span().end());
    }

    public void pass(Duration time) {
        clock().advance(time);
    }
}
