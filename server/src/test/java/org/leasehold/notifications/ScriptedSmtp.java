package org.leasehold.notifications;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.leasehold.common.mail.MailServer;
import org.leasehold.common.mail.MailSettings;
import org.leasehold.testing.TestMail;

/** A mail server that says of each recipient what it is told to; of others that all is well. */
final class ScriptedSmtp implements AutoCloseable {

    private final ServerSocket socket;
    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> delivered = new CopyOnWriteArrayList<>();
    private final CountDownLatch silence = new CountDownLatch(1);
    private volatile String greeting = "220 scripted";

    ScriptedSmtp() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var _ = work.submit(this::accept);
    }

    MailSettings settings() {
        return new MailSettings(
                new MailServer("127.0.0.1", socket.getLocalPort(), false, null, null), null, TestMail.FROM);
    }

    /** What it answers when a letter is for them; the empty answer is none, for ever. */
    ScriptedSmtp says(String recipient, String answer) {
        answers.put(recipient, answer);
        return this;
    }

    /** What it says first to whoever connects. */
    ScriptedSmtp greets(String words) {
        greeting = words;
        return this;
    }

    /** To whom letters got, in their order. */
    List<String> delivered() {
        return delivered;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                var _ = work.submit(() -> serve(client));
            } catch (IOException _) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                var in = new BufferedReader(
                        new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
                var out = new PrintWriter(client.getOutputStream(), true, StandardCharsets.ISO_8859_1)) {
            out.print(greeting + "\r\n");
            out.flush();
            String recipient = "";
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String answer = "250 ok";
                if (line.startsWith("RCPT TO:<")) {
                    recipient = line.substring("RCPT TO:<".length(), line.indexOf('>'));
                    answer = answers.getOrDefault(recipient, answer);
                } else if (line.equals("DATA")) {
                    answer = "354 go on";
                } else if (line.equals(".")) {
                    delivered.add(recipient);
                }
                boolean inBody = !line.equals("DATA") && !line.equals(".") && !isCommand(line);
                if (inBody) {
                    continue;
                }
                if (answer.isEmpty()) {
                    silence.await();
                    return;
                }
                out.print(answer + "\r\n");
                out.flush();
            }
        } catch (IOException _) {
            // The client is gone.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isCommand(String line) {
        return line.matches("(EHLO|HELO|MAIL FROM:|RCPT TO:|RSET|NOOP|QUIT).*");
    }

    @Override
    public void close() {
        silence.countDown();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        work.shutdownNow();
    }
}
