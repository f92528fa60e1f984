package org.leasehold.client;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * One page of a long list.
 *
 * @param next the cursor of the page after; null on the last
 */
record Page<T>(List<T> items, @Nullable String next) {

    /** All items of all pages; a page is fetched when its first item is asked for. */
    static <T> Stream<T> all(Function<@Nullable String, Page<T>> fetch) {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(new Items<>(fetch), Spliterator.ORDERED | Spliterator.NONNULL),
                false);
    }

    private static final class Items<T> implements Iterator<T> {

        private final Function<@Nullable String, Page<T>> fetch;
        private @Nullable Page<T> page;
        private int index;

        Items(Function<@Nullable String, Page<T>> fetch) {
            this.fetch = fetch;
        }

        @Override
        public boolean hasNext() {
            Page<T> current = page == null ? fetch.apply(null) : page;
            while (index == current.items().size() && current.next() != null) {
                current = fetch.apply(current.next());
                index = 0;
            }
            page = current;
            return index < current.items().size();
        }

        @Override
        public T next() {
            if (!hasNext() || page == null) {
                throw new NoSuchElementException();
            }
            return page.items().get(index++);
        }
    }
}
