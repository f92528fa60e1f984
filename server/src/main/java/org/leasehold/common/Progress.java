package org.leasehold.common;

/** Tells the person who started the server how it goes, a line at a time. */
@FunctionalInterface
public interface Progress {

    void say(String line);
}
