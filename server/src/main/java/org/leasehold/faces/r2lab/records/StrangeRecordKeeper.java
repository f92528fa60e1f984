package org.leasehold.faces.r2lab.records;

import java.time.Duration;
import org.leasehold.common.Recurring;
import org.springframework.stereotype.Component;

/** Writes records down, once a second and at the end. */
@Component
class StrangeRecordKeeper extends Recurring {

    private final StrangeRecords records;

    StrangeRecordKeeper(StrangeRecords records) {
        super("r2lab-records", Duration.ofSeconds(1), records::write);
        this.records = records;
    }

    @Override
    public void stop() {
        super.stop();
        records.write();
    }
}
