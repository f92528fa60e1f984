package org.leasehold.launch.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.leasehold.inventory.NodeStatusBoard.StatusReport;
import org.leasehold.inventory.Resource;

/** A node that is switched on, boots, answers, runs an image and is switched off again, a step at a time, by lot. */
final class SimulatedNode {

    private static final List<Image> IMAGES = List.of(
            new Image("ubuntu-24.04", "ubuntu-24-basic", "6.8.0-45-generic"),
            new Image("ubuntu-22.04", "gnuradio-3.10", "5.15.0-122-lowlatency"),
            new Image("ubuntu-22.04", "openran-gnb", "5.15.0-122-lowlatency"),
            new Image("fedora-41", "fedora-41-mesh", "6.11.4-301.fc41.x86_64"),
            new Image("debian-12", "debian-12-ue", "6.1.0-26-amd64"));

    private final String name;
    private final String radio;
    private final SplittableRandom random;
    private Stage stage = Stage.OFF;
    private Image image = IMAGES.getFirst();
    private boolean available = true;
    private boolean radioOn;

    private enum Stage {
        OFF,
        ON,
        ANSWERS,
        RUNS
    }

    private record Image(String system, String name, String kernel) {}

    SimulatedNode(Resource resource, SplittableRandom random) {
        this.name = resource.name();
        this.radio = resource.properties().getOrDefault("sdr", "none");
        this.random = random;
        this.stage = Stage.values()[random.nextInt(Stage.values().length)];
        this.image = anyImage();
        this.available = random.nextInt(20) > 0;
        this.radioOn = hasRadio() && stage == Stage.RUNS && random.nextBoolean();
    }

    /** Takes one step: mostly further on, sometimes off, now and then out of order. */
    StatusReport step() {
        int lot = random.nextInt(100);
        if (lot < 4) {
            available = !available;
        } else if (lot < 20) {
            stage = Stage.OFF;
            radioOn = false;
        } else if (stage != Stage.RUNS) {
            image = stage == Stage.OFF ? anyImage() : image;
            stage = Stage.values()[stage.ordinal() + 1];
        } else {
            radioOn = hasRadio() && !radioOn;
        }
        return report();
    }

    /** All that a monitor sees of it; what cannot be seen now is taken away. */
    StatusReport report() {
        boolean running = stage == Stage.RUNS;
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        attributes.put("available", available ? "ok" : "ko");
        attributes.put("cmc_on_off", stage == Stage.OFF ? "off" : "on");
        attributes.put("control_ping", stage.compareTo(Stage.ANSWERS) >= 0 ? "on" : "off");
        attributes.put("control_ssh", running ? "on" : "off");
        attributes.put("os_release", running ? image.system : null);
        attributes.put("image_radical", running ? image.name : null);
        attributes.put("uname", running ? "Linux " + image.kernel : null);
        attributes.put("data_interface", running ? "data" : null);
        attributes.put("usrp_type", radio);
        if (hasRadio()) {
            attributes.put("usrp_on_off", radioOn ? "on" : "off");
        }
        return new StatusReport(name, attributes);
    }

    private boolean hasRadio() {
        return !radio.equals("none");
    }

    private Image anyImage() {
        return IMAGES.get(random.nextInt(IMAGES.size()));
    }
}
