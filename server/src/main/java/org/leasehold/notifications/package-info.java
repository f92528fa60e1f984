/** Floor 6: what people are told outside of Leasehold. Takes the letters in the outbox to the mail server. */
@ApplicationModule(
        displayName = "Notifications",
        allowedDependencies = {"common", "common :: *"})
@NullMarked
package org.leasehold.notifications;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
