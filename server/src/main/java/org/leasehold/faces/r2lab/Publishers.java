package org.leasehold.faces.r2lab;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Who may publish on the bus without showing who they are.
 *
 * @param everybody the open mode, for a closed network
 * @param networks from where else
 */
public record Publishers(boolean everybody, List<Network> networks) {

    public static final Publishers NOBODY = new Publishers(false, List.of());
    public static final Publishers EVERYBODY = new Publishers(true, List.of());

    /**
     * Addresses that begin alike.
     *
     * @param bits how many bits are alike
     */
    public record Network(InetAddress address, int bits) {

        boolean includes(InetAddress other) {
            byte[] ours = address.getAddress();
            byte[] theirs = other.getAddress();
            if (ours.length != theirs.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if (((ours[bit / 8] ^ theirs[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    public Publishers {
        networks = List.copyOf(networks);
    }

    /**
     * Reads {@code everybody}, or addresses and networks such as {@code 10.0.0.7 192.168.3.0/24} with blanks between.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public static Publishers parse(String text) {
        return text.equals("everybody")
                ? EVERYBODY
                : new Publishers(
                        false,
                        Arrays.stream(text.split("\\s+"))
                                .map(Publishers::network)
                                .toList());
    }

    /** Whether those who come from there may publish. */
    public boolean include(InetAddress from) {
        return everybody || networks.stream().anyMatch(network -> network.includes(from));
    }

    private static Network network(String word) {
        int slash = word.indexOf('/');
        String host = slash < 0 ? word : word.substring(0, slash);
        if (!host.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
            throw new IllegalArgumentException(word);
        }
        try {
            InetAddress address = InetAddress.getByName(host);
            int longest = address.getAddress().length * 8;
            int bits = slash < 0 ? longest : Integer.parseInt(word.substring(slash + 1));
            if (bits < 0 || bits > longest) {
                throw new IllegalArgumentException(word);
            }
            return new Network(address, bits);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(word, e);
        }
    }
}
