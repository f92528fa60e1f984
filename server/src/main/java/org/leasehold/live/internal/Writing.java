package org.leasehold.live.internal;

import org.eclipse.jetty.util.Callback;

/** One write that the transport may finish at once or later, on another thread. */
final class Writing implements Callback {

    private final Outlet outlet;
    private final FanOutLoop loop;
    private final Runnable settle;
    private boolean endedAtOnce;

    /** @param settle accounts for what was written; run by the loop */
    Writing(Outlet outlet, FanOutLoop loop, Runnable settle) {
        this.outlet = outlet;
        this.loop = loop;
        this.settle = settle;
    }

    /** Whether it was finished before the transport returned. */
    boolean endedAtOnce() {
        return endedAtOnce;
    }

    @Override
    public void succeeded() {
        if (loop.isCurrentThread()) {
            settle.run();
            endedAtOnce = true;
        } else {
            loop.execute(() -> {
                settle.run();
                outlet.written();
            });
        }
    }

    @Override
    public void failed(Throwable cause) {
        loop.execute(() -> {
            settle.run();
            outlet.failed();
        });
    }

    @Override
    public InvocationType getInvocationType() {
        return InvocationType.NON_BLOCKING;
    }
}
