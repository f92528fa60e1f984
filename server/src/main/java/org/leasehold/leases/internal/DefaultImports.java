package org.leasehold.leases.internal;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.leasehold.accounts.Actor;
import org.leasehold.calendar.Calendar;
import org.leasehold.calendar.Clash;
import org.leasehold.common.Problem;
import org.leasehold.common.ProblemException;
import org.leasehold.common.Span;
import org.leasehold.inventory.Catalogue;
import org.leasehold.inventory.Facility;
import org.leasehold.inventory.Inventory;
import org.leasehold.inventory.Resource;
import org.leasehold.leases.Imports;
import org.leasehold.leases.Lease;
import org.leasehold.leases.LeaseBook;
import org.leasehold.leases.LeaseState;
import org.leasehold.leases.internal.ImportFile.Line;
import org.leasehold.organizations.Action;
import org.leasehold.organizations.Rights;
import org.leasehold.organizations.Slice;
import org.leasehold.organizations.Slices;
import org.leasehold.organizations.Subject;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads a file whole, judges every line, and writes all of it in one transaction or none of it. */
@Service
class DefaultImports implements Imports {

    private static final int WRITTEN_AT_ONCE = 2_000;

    private final Inventory inventory;
    private final Slices slices;
    private final Rights rights;
    private final Calendar calendar;
    private final LeaseBook book;
    private final LeaseInsert insert;
    private final LeaseIds ids;
    private final DataSource database;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    DefaultImports(
            Inventory inventory,
            Slices slices,
            Rights rights,
            Calendar calendar,
            LeaseBook book,
            LeaseInsert insert,
            LeaseIds ids,
            DataSource database,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.inventory = inventory;
        this.slices = slices;
        this.rights = rights;
        this.calendar = calendar;
        this.book = book;
        this.insert = insert;
        this.ids = ids;
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Report importLeases(
            Actor actor, String facilityName, String resourceName, Stream<String> text, boolean dryRun) {
        rights.require(actor, Action.ADMINISTER, new Subject.Everything());
        Catalogue catalogue = inventory.catalogue();
        Facility facility = catalogue.getFacility(facilityName);
        Resource resource = catalogue.getResource(facility, resourceName);
        List<LineProblem> problems = new ArrayList<>();
        List<Line> lines = ImportFile.parse(text.toList(), problems);
        findDuplicates(lines, problems);
        findOverlapsInFile(lines, problems);
        findOverlapsWithLedger(lines, resource, problems);
        problems.sort(Comparator.comparingInt(LineProblem::line));
        List<String> newSlices = lines.stream()
                .map(Line::slice)
                .distinct()
                .filter(name -> slices.findSlice(name).isEmpty())
                .sorted()
                .toList();
        int taken = 0;
        if (!dryRun && problems.isEmpty()) {
            take(actor, facility, resource, lines, newSlices);
            taken = lines.size();
        }
        return new Report(lines.size(), taken, dryRun, newSlices, List.copyOf(problems));
    }

    @Override
    public Mended mend(String facilityName, Stream<String> text) {
        Facility facility = inventory.catalogue().getFacility(facilityName);
        return ImportMending.of(text.toList(), facility.grain());
    }

    private static void findDuplicates(List<Line> lines, List<LineProblem> problems) {
        Map<String, Integer> byId = new HashMap<>();
        for (Line line : lines) {
            Integer first = byId.putIfAbsent(line.leaseId(), line.number());
            if (first != null) {
                problems.add(new LineProblem(
                        line.number(),
                        "duplicate",
                        "Lease " + line.leaseId() + " stands on line " + first + " already.",
                        line.text()));
            }
        }
    }

    private static void findOverlapsInFile(List<Line> lines, List<LineProblem> problems) {
        Set<Integer> known = problems.stream().map(LineProblem::line).collect(Collectors.toCollection(HashSet::new));
        TreeMap<Instant, Line> byStart = new TreeMap<>();
        for (Line line : lines) {
            if (known.contains(line.number())) {
                continue;
            }
            Optional<Line> other = Stream.of(
                            byStart.lowerEntry(line.span().end()),
                            byStart.floorEntry(line.span().start()))
                    .filter(Objects::nonNull)
                    .map(Map.Entry::getValue)
                    .filter(candidate -> candidate.span().overlaps(line.span()))
                    .findFirst();
            if (other.isPresent()) {
                problems.add(overlap(
                        line,
                        "the lease on line " + other.get().number(),
                        other.get().span()));
            } else {
                byStart.put(line.span().start(), line);
            }
        }
    }

    private void findOverlapsWithLedger(List<Line> lines, Resource resource, List<LineProblem> problems) {
        Set<Integer> known = problems.stream().map(LineProblem::line).collect(Collectors.toCollection(HashSet::new));
        for (Line line : lines) {
            if (known.contains(line.number())) {
                continue;
            }
            List<Clash> clashes = calendar.clashes(List.of(resource.id()), line.span(), 0);
            if (!clashes.isEmpty()) {
                Clash first = clashes.getFirst();
                boolean same = first.span().equals(line.span());
                problems.add(
                        same
                                ? new LineProblem(
                                        line.number(),
                                        "duplicate",
                                        "Lease " + first.holder() + " has this very span already.",
                                        line.text())
                                : overlap(line, "lease " + first.holder(), first.span()));
            }
        }
    }

    private static LineProblem overlap(Line line, String other, Span span) {
        return new LineProblem(
                line.number(),
                "overlap",
                "It overlaps " + other + ", from " + span.start() + " until " + span.end() + ".",
                line.text());
    }

    private void take(Actor actor, Facility facility, Resource resource, List<Line> lines, List<String> newSlices) {
        List<Lease> leases = transaction.execute(_ -> {
            Map<String, Slice> created = slices.ensure(actor, newSlices);
            List<Lease> drafts = lines.stream()
                    .map(line -> lease(actor, facility, resource, line, created))
                    .toList();
            for (int from = 0; from < drafts.size(); from += WRITTEN_AT_ONCE) {
                write(drafts.subList(from, Math.min(drafts.size(), from + WRITTEN_AT_ONCE)));
            }
            return drafts;
        });
        leases.forEach(book::apply);
        book.forgetOld();
    }

    private void write(List<Lease> leases) {
        try {
            List<LeaseInsert.Row> rows = leases.stream()
                    .map(lease -> new LeaseInsert.Row(lease, Optional.empty()))
                    .toList();
            if (insert.insertCarefully(DataSourceUtils.getConnection(database), rows)
                    .isEmpty()) {
                throw new ProblemException(new Problem.WrongState(
                        "Somebody booked one of these spans while the file was read. Nothing was taken; try again."));
            }
        } catch (SQLException lost) {
            throw new ProblemException(new Problem.Unavailable("The database is away; nothing was taken."));
        }
    }

    private Lease lease(Actor actor, Facility facility, Resource resource, Line line, Map<String, Slice> created) {
        Instant now = clock.instant();
        Slice slice = Optional.ofNullable(created.get(line.slice())).orElseGet(() -> slices.getSlice(line.slice()));
        boolean over = !line.span().end().isAfter(now);
        return new Lease(
                ids.next(),
                1,
                facility.id(),
                List.of(resource.id()),
                slice.id(),
                over ? new LeaseState.Expired() : new LeaseState.Open(),
                line.span(),
                line.span(),
                null,
                now,
                actor.name());
    }
}
