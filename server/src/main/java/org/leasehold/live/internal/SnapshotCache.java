package org.leasehold.live.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;
import org.leasehold.live.Position;
import org.leasehold.live.SnapshotRequest;
import org.leasehold.live.StateBody;

/** Lets all who ask for the same state at about the same time share one writing of it. */
public final class SnapshotCache {

    private static final int KEPT = 4;

    /**
     * A state written out.
     *
     * @param position the position it is the state of
     * @param body everything of the answer behind its head
     */
    public record Written(Position position, StateBody body) {}

    private final Function<SnapshotRequest, Written> writer;
    private final Predicate<Written> stillGood;
    private final Map<SnapshotRequest, CompletableFuture<Written>> newest = new LinkedHashMap<>(8, 0.75f, true);

    public SnapshotCache(Function<SnapshotRequest, Written> writer, Predicate<Written> stillGood) {
        this.writer = writer;
        this.stillGood = stillGood;
    }

    /** The state, written by whoever asked first; others wait for that. */
    public Written get(SnapshotRequest request) {
        CompletableFuture<Written> mine = new CompletableFuture<>();
        CompletableFuture<Written> shared = shared(request, mine);
        if (shared.equals(mine)) {
            try {
                mine.complete(writer.apply(request));
            } catch (RuntimeException | Error failure) {
                mine.completeExceptionally(failure);
                throw failure;
            }
        }
        return shared.join();
    }

    private synchronized CompletableFuture<Written> shared(
            SnapshotRequest request, CompletableFuture<Written> otherwise) {
        CompletableFuture<Written> found = newest.get(request);
        if (found != null && isUsable(found)) {
            return found;
        }
        newest.put(request, otherwise);
        if (newest.size() > KEPT) {
            newest.remove(newest.keySet().iterator().next());
        }
        return otherwise;
    }

    private boolean isUsable(CompletableFuture<Written> found) {
        return !found.isDone() || (!found.isCompletedExceptionally() && stillGood.test(found.join()));
    }
}
