/** What the bus and the channels tell: records of nodes, phones and power units by id, and the leases of the whole. */
@NullMarked
package org.leasehold.faces.r2lab.records;

import org.jspecify.annotations.NullMarked;
