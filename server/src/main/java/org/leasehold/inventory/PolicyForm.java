package org.leasehold.inventory;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import tools.jackson.databind.JsonNode;

/** The one JSON form of a {@link Policy}, in the database and on the wire: durations in seconds. */
public final class PolicyForm {

    private static final Set<String> KEYS = Set.of(
            "granularitySeconds",
            "maximumLengthSeconds",
            "minimumNoticeSeconds",
            "horizonSeconds",
            "futureHoursPerSlice",
            "bufferBeforeSeconds",
            "bufferAfterSeconds",
            "pastBookingAllowed",
            "personalLevel");

    private PolicyForm() {}

    public static Map<String, @Nullable Object> write(Policy policy) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        form.put("granularitySeconds", policy.granularity().toSeconds());
        form.put("maximumLengthSeconds", seconds(policy.maximumLength()));
        form.put("minimumNoticeSeconds", policy.minimumNotice().toSeconds());
        form.put("horizonSeconds", seconds(policy.horizon()));
        Duration future = policy.futureTimePerSlice();
        form.put("futureHoursPerSlice", future == null ? null : future.toMinutes() / 60.0);
        form.put("bufferBeforeSeconds", policy.bufferBefore().toSeconds());
        form.put("bufferAfterSeconds", policy.bufferAfter().toSeconds());
        form.put("pastBookingAllowed", policy.pastBookingAllowed());
        form.put("personalLevel", policy.personalLevel());
        return form;
    }

    /**
     * Reads a policy; what is absent has the value of {@link Policy#DEFAULT}.
     *
     * @throws ProblemException {@code invalid}, naming the setting at fault
     */
    public static Policy read(JsonNode form) {
        if (!form.isObject()) {
            throw invalid("policy", "A policy is a JSON object.");
        }
        for (String key : form.propertyNames()) {
            if (!KEYS.contains(key)) {
                throw invalid(
                        "policy." + key,
                        "There is no policy setting \"" + key + "\". There are: "
                                + String.join(", ", KEYS.stream().sorted().toList()) + ".");
            }
        }
        Duration granularity = orDefault(duration(form, "granularitySeconds"), Policy.DEFAULT.granularity());
        if (!granularity.isPositive() || Duration.ofDays(1).toSeconds() % granularity.toSeconds() != 0) {
            throw invalid(
                    "policy.granularitySeconds",
                    "A granularity of " + granularity.toSeconds()
                            + " s does not divide a day of 86400 s evenly. 600 (ten minutes) would do.");
        }
        return new Policy(
                granularity,
                duration(form, "maximumLengthSeconds"),
                orDefault(duration(form, "minimumNoticeSeconds"), Duration.ZERO),
                duration(form, "horizonSeconds"),
                hours(form, "futureHoursPerSlice"),
                orDefault(duration(form, "bufferBeforeSeconds"), Duration.ZERO),
                orDefault(duration(form, "bufferAfterSeconds"), Duration.ZERO),
                form.path("pastBookingAllowed").asBoolean(false),
                level(form, "personalLevel"));
    }

    private static @Nullable Integer level(JsonNode form, String key) {
        JsonNode value = form.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isIntegralNumber() || value.asInt() < 0) {
            throw invalid("policy." + key, "\"" + key + "\" is a level, 0 or more; it was " + value + ".");
        }
        return value.asInt();
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }

    private static Duration orDefault(@Nullable Duration value, Duration otherwise) {
        return value == null ? otherwise : value;
    }

    private static @Nullable Duration duration(JsonNode form, String key) {
        JsonNode value = form.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isIntegralNumber() || value.asLong() < 0) {
            throw invalid(
                    "policy." + key, "\"" + key + "\" is a whole number of seconds, 0 or more; it was " + value + ".");
        }
        return Duration.ofSeconds(value.asLong());
    }

    private static @Nullable Duration hours(JsonNode form, String key) {
        JsonNode value = form.path(key);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isNumber() || value.asDouble() < 0) {
            throw invalid("policy." + key, "\"" + key + "\" is a number of hours, 0 or more; it was " + value + ".");
        }
        return Duration.ofMinutes(Math.round(value.asDouble() * 60));
    }

    private static ProblemException invalid(String field, String detail) {
        return new ProblemException(new Problem.Invalid(field, detail));
    }
}
