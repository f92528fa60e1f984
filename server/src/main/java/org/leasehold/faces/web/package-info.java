/** Floor 7: the pages and elements, and the description of the API, as files. */
@ApplicationModule(
        id = "faces.web",
        displayName = "Pages",
        allowedDependencies = {"common", "common :: *"})
@NullMarked
package org.leasehold.faces.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
