package org.leasehold.launch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.leasehold.common.http.Endpoint;
import org.leasehold.common.http.Listeners;
import org.leasehold.faces.r2lab.Publishers;
import org.leasehold.faces.r2lab.R2labSettings;
import org.leasehold.launch.demo.SampleFacility;

/** What R2lab's programs find at a demo: everything, on paths of the server's own port. */
final class R2labDemo {

    static final R2labSettings SETTINGS = new R2labSettings(
            SampleFacility.NAME,
            "chamber",
            Set.of("37nodes", "r2lab.inria.fr"),
            path("bus", "/r2lab/bus"),
            path("channels", "/socket.io"),
            path("api", "/r2lab/api"),
            path("broker", "/r2lab/broker"),
            path("forms", "/r2lab/forms"),
            Publishers.NOBODY);

    private R2labDemo() {}

    private static Endpoint path(String name, String path) {
        return Endpoint.parse("r2lab." + name, path, null);
    }

    /** Where each of them listens, by its name. */
    static Map<String, String> addresses(R2labSettings settings, Listeners listeners) {
        Map<String, String> addresses = new LinkedHashMap<>();
        for (Endpoint endpoint : settings.endpoints()) {
            String name = endpoint.name().substring("r2lab.".length());
            String address = listeners.addressOf(endpoint).toString();
            addresses.put(name, name.equals("bus") ? address.replaceFirst("^http", "ws") : address);
        }
        return addresses;
    }

    static String told(Map<String, String> addresses) {
        StringBuilder text = new StringBuilder("\nR2lab's programs find");
        addresses.forEach((name, address) -> text.append(String.format("%n  %-9s%s", name, address)));
        return text.toString();
    }
}
