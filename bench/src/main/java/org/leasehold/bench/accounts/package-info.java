/** Who somebody is, asked by very many, and very many who log in at once. */
@NullMarked
package org.leasehold.bench.accounts;

import org.jspecify.annotations.NullMarked;
