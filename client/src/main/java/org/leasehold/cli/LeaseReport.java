package org.leasehold.cli;

import org.leasehold.client.Lease;
import org.leasehold.client.LeasePreview;
import org.leasehold.client.Problem;

/** Says what became of a wish about a lease, or would. */
final class LeaseReport {

    private final Output output;
    private final TimeDisplay display;

    LeaseReport(Output output, TimeDisplay display) {
        this.output = output;
        this.display = display;
    }

    ExitCode done(String verb, Lease lease) {
        if (output.json()) {
            output.json(lease);
        } else {
            output.say(verb + " " + LeaseView.sentence(lease, display) + ", times in " + display.zone() + ".");
        }
        return ExitCode.OK;
    }

    /** The exit code is the one that the wish itself would have. */
    ExitCode preview(LeasePreview preview) {
        if (output.json()) {
            output.json(preview);
        } else if (preview.refusals().isEmpty()) {
            Lease lease = preview.lease();
            output.say(
                    lease == null ? "It would be done." : "It would be done: " + LeaseView.wish(lease, display) + ".");
        } else {
            for (Problem refusal : preview.refusals()) {
                output.say("It would be refused: " + display.localized(refusal.detail()));
                Failures.explain(refusal, display).forEach(output::say);
            }
        }
        return preview.refusals().isEmpty()
                ? ExitCode.OK
                : ExitCode.of(preview.refusals().getFirst());
    }
}
