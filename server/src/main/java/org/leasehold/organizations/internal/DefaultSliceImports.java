package org.leasehold.organizations.internal;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.leasehold.accounts.Actor;
import org.leasehold.common.database.Transactions;
import org.leasehold.common.events.EventLog;
import org.leasehold.organizations.Action;
import org.leasehold.organizations.Rights;
import org.leasehold.organizations.SliceImports;
import org.leasehold.organizations.Subject;
import org.springframework.stereotype.Service;

/** Reads a file of slices whole, and takes it in one transaction when nothing in it is wrong. */
@Service
class DefaultSliceImports implements SliceImports {

    private static final String HEADER = "slice,family,country";

    private final SliceRepository repository;
    private final SliceDirectory directory;
    private final Rights rights;
    private final EventLog events;
    private final Transactions transactions;
    private final InstantSource clock;

    DefaultSliceImports(
            SliceRepository repository,
            SliceDirectory directory,
            Rights rights,
            EventLog events,
            Transactions transactions,
            InstantSource clock) {
        this.repository = repository;
        this.directory = directory;
        this.rights = rights;
        this.events = events;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Report importSlices(Actor actor, Stream<String> lines, boolean dryRun) {
        rights.require(actor, Action.ADMINISTER, new Subject.Everything());
        List<LineProblem> problems = new ArrayList<>();
        List<SliceRepository.Line> slices = parse(lines.toList(), problems);
        List<String> created = slices.stream()
                .map(SliceRepository.Line::name)
                .filter(name -> directory.now().find(name).isEmpty())
                .toList();
        if (problems.isEmpty() && !dryRun) {
            take(actor, slices, created);
        }
        int taken = problems.isEmpty() ? slices.size() : 0;
        return new Report(slices.size(), taken, dryRun, created, List.copyOf(problems));
    }

    private void take(Actor actor, List<SliceRepository.Line> slices, List<String> created) {
        transactions.run(() -> {
            Transactions.afterCommit(directory::changed);
            repository.save(slices, clock.instant());
            events.append(
                    "slice.imported", 0, actor.name(), Map.of("slices", slices.size(), "created", created.size()));
        });
    }

    private static List<SliceRepository.Line> parse(List<String> text, List<LineProblem> problems) {
        List<SliceRepository.Line> slices = new ArrayList<>(text.size());
        String first = text.isEmpty() ? "" : text.getFirst().strip();
        if (!first.equals(HEADER)) {
            problems.add(new LineProblem(1, "broken", "The first line must be the header " + HEADER + ".", first));
            return slices;
        }
        Map<String, Integer> lineOfName = new HashMap<>();
        for (int number = 2; number <= text.size(); number++) {
            String line = text.get(number - 1).strip();
            if (!line.isEmpty()) {
                String[] fields = line.split(",", -1);
                Optional<String> fault = fault(fields);
                Integer before = fault.isPresent() ? null : lineOfName.putIfAbsent(fields[0], number);
                if (fault.isPresent()) {
                    problems.add(new LineProblem(number, "broken", fault.get(), line));
                } else if (before != null) {
                    String message = "Slice " + fields[0] + " stands on line " + before + " already.";
                    problems.add(new LineProblem(number, "duplicate", message, line));
                } else {
                    slices.add(new SliceRepository.Line(fields[0], family(fields[1]), fields[2].strip()));
                }
            }
        }
        return slices;
    }

    private static Optional<String> fault(String[] fields) {
        if (fields.length != 3) {
            return Optional.of("A line has the 3 fields " + HEADER + "; this one has " + fields.length + ".");
        }
        return SliceText.wrongName(fields[0])
                .or(() -> SliceText.wrongFamily(fields[1]))
                .or(() -> SliceText.wrongCountry(fields[2]));
    }

    private static String family(String field) {
        return field.isBlank() ? SliceRepository.UNKNOWN_FAMILY : field.strip();
    }
}
