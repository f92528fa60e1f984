/** A facility to try: accounts, a sample of R2lab's chamber, some weeks of leases, and monitors that make things up. */
@NullMarked
package org.leasehold.launch.demo;

import org.jspecify.annotations.NullMarked;
