package org.leasehold.launch.demo;

import java.util.List;

/** The slices of the demo, who is in them, and how much they lease compared to each other. */
record SampleSlice(String name, String title, String family, String country, int weight) {

    /** Holds the routine runs of the nights; nobody books for it by hand. */
    static final SampleSlice ROUTINE = new SampleSlice("routine", "Nightly routine", "admin", "France", 0);

    static final List<SampleSlice> ALL = List.of(
            new SampleSlice("mesh", "Mesh routing", "academia", "France", 10),
            new SampleSlice("beams", "Beam tracking", "academia", "Finland", 7),
            new SampleSlice("openran", "Open RAN slicing", "academia", "France", 9),
            new SampleSlice("lora", "Long-range sensors", "academia", "Italy", 4),
            new SampleSlice("positioning", "Indoor positioning", "academia", "Greece", 6),
            new SampleSlice("jamming", "Jamming and detection", "academia", "Germany", 3),
            new SampleSlice("spectrum", "Spectrum sensing", "academia", "Portugal", 5),
            new SampleSlice("relay", "Relays in motion", "academia", "Spain", 2),
            new SampleSlice("edge", "Inference at the edge", "industry", "France", 4),
            new SampleSlice("handover", "Seamless handover", "industry", "Sweden", 3),
            new SampleSlice("privacy", "Private measurements", "academia", "Netherlands", 2),
            new SampleSlice("tutorial", "Tutorials", "teaching", "France", 3),
            new SampleSlice("course", "Radio course", "teaching", "Belgium", 2),
            new SampleSlice("maintenance", "Maintenance", "admin", "France", 1),
            ROUTINE);
}
