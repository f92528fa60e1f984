package org.leasehold.accounts;

import java.time.Instant;

/**
 * More of something than the level gives.
 *
 * @param source where it comes from, for people, such as {@code group astronomers}
 * @param moreCount how many more
 * @param moreBytes how much larger
 * @param until when it is over
 * @param sponsor who answers for it
 */
public record Allowance(String source, long moreCount, long moreBytes, Instant until, String sponsor) {}
