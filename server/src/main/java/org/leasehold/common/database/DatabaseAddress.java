package org.leasehold.common.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where a PostgreSQL database is and who we are there. Its text never shows the password.
 *
 * @param jdbcUrl the address in JDBC's form, without user and password
 * @param user null when the driver's default is meant
 * @param password null when none is needed
 */
public record DatabaseAddress(
        String jdbcUrl, @Nullable String user, @Nullable String password) {

    private static final String FORMS =
            "an address such as postgresql://user:password@host:5432/database or jdbc:postgresql://host/database";

    /**
     * Reads an address in the form of libpq ({@code postgresql://user:password@host:port/database}) or of JDBC.
     *
     * @throws IllegalArgumentException with what is right, and without the password
     */
    public static DatabaseAddress parse(String text) {
        String address = text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text;
        String scheme = address.startsWith("postgres:") ? "postgres:" : "postgresql:";
        if (!address.startsWith(scheme + "//")) {
            throw new IllegalArgumentException("The address of a database is " + FORMS + ".");
        }
        URI uri = parsedUri(address);
        String authority = uri.getRawAuthority();
        String path = uri.getRawPath();
        if (authority == null || path == null || path.length() < 2) {
            throw new IllegalArgumentException("The address of a database names a host and a database: " + FORMS + ".");
        }
        int at = authority.lastIndexOf('@');
        String hosts = authority.substring(at + 1);
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String jdbcUrl = "jdbc:postgresql://" + hosts + path + query;
        if (at < 0) {
            return new DatabaseAddress(jdbcUrl, null, null);
        }
        String[] userAndPassword = authority.substring(0, at).split(":", 2);
        return new DatabaseAddress(
                jdbcUrl, decoded(userAndPassword[0]), userAndPassword.length == 2 ? decoded(userAndPassword[1]) : null);
    }

    /** A connection of one's own, outside of any pool. Fails soon when nobody answers. */
    public Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "10");
        if (user != null) {
            properties.setProperty("user", user);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        return DriverManager.getConnection(jdbcUrl, properties);
    }

    private static URI parsedUri(String address) {
        try {
            return new URI(address);
        } catch (URISyntaxException _) {
            // The cause would show the password.
            throw new IllegalArgumentException("The address of the database cannot be read; it is " + FORMS
                    + ", with special characters of the password written as %XX.");
        }
    }

    private static String decoded(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The address for people: no user, no password, no parameters (which may hold one). */
    @Override
    public String toString() {
        int query = jdbcUrl.indexOf('?');
        return (query < 0 ? jdbcUrl : jdbcUrl.substring(0, query)).substring("jdbc:".length());
    }
}
