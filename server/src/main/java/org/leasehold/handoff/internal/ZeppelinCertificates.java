package org.leasehold.handoff.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.leasehold.handoff.Tool;
import org.leasehold.handoff.ToolSettings;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts each Zeppelin's certificate into the data folder at every start, for its operator to take it from there. */
@Component
class ZeppelinCertificates {

    private final ToolSettings tools;
    private final SigningKeys keys;

    ZeppelinCertificates(ToolSettings tools, SigningKeys keys) {
        this.tools = tools;
        this.keys = keys;
    }

    @EventListener(ApplicationReadyEvent.class)
    void write() {
        for (Tool tool : tools.ofKind(Tool.Kind.ZEPPELIN)) {
            write(
                    tools.folder().resolve(tool.name() + ".pem"),
                    keys.current(SigningKeys.purposeOf(tool)).pem());
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Path half = Files.writeString(file.resolveSibling(file.getFileName() + ".new"), content);
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The certificate " + file + " cannot be written", e);
        }
    }
}
