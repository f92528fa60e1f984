package org.leasehold.faces.r2lab;

import org.leasehold.common.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Warns at the start when everybody may publish. */
@Component
class OpenMode {

    private static final Logger LOG = LoggerFactory.getLogger(OpenMode.class);

    OpenMode(R2labSettings settings, Progress progress) {
        boolean listens = settings.bus() != null || settings.channels() != null;
        if (listens && settings.publishers().everybody()) {
            String warning =
                    "Warning: r2lab.publishers = everybody. Whoever reaches the bus can say anything of nodes, phones"
                            + " and power units, and is believed. This is for a closed network only.";
            progress.say(warning);
            LOG.warn(warning);
        }
    }
}
