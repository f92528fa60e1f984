package org.leasehold.spaces.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.leasehold.accounts.Limited;
import org.leasehold.spaces.SpaceDriver.Found;
import org.leasehold.spaces.SpaceFailure;
import org.leasehold.spaces.SpaceSettings;

/** A program that measures a space, removes it, and says what came of it. */
final class Measuring {

    static final UUID ADA = UUID.fromString("11111111-1111-4111-8111-111111111111");

    private Measuring() {}

    public static void main(String[] arguments) throws SpaceFailure {
        Path folder = Path.of(arguments[0]);
        FolderDriver driver = new FolderDriver(
                new SpaceSettings(folder, folder.resolve("examples"), Duration.ofDays(7)), InstantSource.system());
        for (Found found : driver.measure(ADA, Limited.NOTEBOOKS).found()) {
            System.out.println(found.name() + " " + found.bytes() + " " + found.problem());
        }
        try {
            driver.remove(ADA);
            System.out.println("gone");
        } catch (SpaceFailure failure) {
            System.out.println("removing: " + failure.getMessage());
        }
    }
}
