/** What the pages of R2lab's web server post, and how they reach the REST with a session. */
@NullMarked
package org.leasehold.faces.r2lab.forms;

import org.jspecify.annotations.NullMarked;
