package org.leasehold.accounts.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.leasehold.accounts.Account;
import org.leasehold.accounts.PersonalData;
import org.leasehold.accounts.Registration;
import org.springframework.stereotype.Component;

/** What somebody said of themselves when they asked for their account. */
@Component
class RegistrationData implements PersonalData {

    private final RegistrationRepository registrations;

    RegistrationData(RegistrationRepository registrations) {
        this.registrations = registrations;
    }

    @Override
    public String name() {
        return "registrations";
    }

    @Override
    public Object of(Account account) {
        return registrations.listOf(account.id()).stream()
                .map(RegistrationData::form)
                .toList();
    }

    private static Map<String, @Nullable Object> form(Registration registration) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("email", registration.email());
        form.put("displayName", registration.displayName());
        form.put("affiliation", registration.affiliation());
        form.put("slice", registration.sliceName());
        form.put("purpose", registration.purpose());
        form.put("status", registration.status().word());
        form.put("createdAt", registration.createdAt().toString());
        form.put("verifiedAt", Objects.toString(registration.verifiedAt(), null));
        form.put("decidedAt", Objects.toString(registration.decidedAt(), null));
        return form;
    }
}
