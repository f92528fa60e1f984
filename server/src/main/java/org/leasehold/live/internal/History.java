package org.leasehold.live.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.leasehold.live.Message;

/** The last changes of a channel, bounded in number and bytes. Guarded by the channel's lock. */
public final class History {

    private final int messageLimit;
    private final int byteLimit;
    private final ArrayDeque<Message> messages = new ArrayDeque<>();
    private long bytes;

    public History(int messageLimit, int byteLimit) {
        this.messageLimit = messageLimit;
        this.byteLimit = byteLimit;
    }

    public void add(Message message) {
        messages.addLast(message);
        bytes += message.length();
        while (messages.size() > messageLimit || bytes > byteLimit) {
            bytes -= messages.removeFirst().length();
        }
    }

    /** Whether every change after {@code sequence} up to {@code newest} is remembered. */
    public boolean reaches(long sequence, long newest) {
        return newest - sequence <= messages.size();
    }

    /** The changes after {@code sequence}, in order. */
    public List<Message> since(long sequence) {
        List<Message> found = new ArrayList<>();
        Iterator<Message> backwards = messages.descendingIterator();
        while (backwards.hasNext()) {
            Message message = backwards.next();
            if (message.position().sequence() <= sequence) {
                break;
            }
            found.add(message);
        }
        Collections.reverse(found);
        return found;
    }

    /** How many bytes {@link #since} has. */
    public long bytesSince(long sequence) {
        long sum = 0;
        Iterator<Message> backwards = messages.descendingIterator();
        while (backwards.hasNext()) {
            Message message = backwards.next();
            if (message.position().sequence() <= sequence) {
                break;
            }
            sum += message.length();
        }
        return sum;
    }
}
