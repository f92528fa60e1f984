package org.leasehold.spaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.leasehold.testing.Problems.problemOf;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.leasehold.accounts.Actor;
import org.leasehold.accounts.Limited;
import org.leasehold.common.Problem;
import org.leasehold.spaces.SpaceItem.State;
import org.leasehold.spaces.SpaceRequest.Kind;
import org.leasehold.spaces.SpaceRequests.Decision;
import org.leasehold.spaces.SpaceRequests.Verdict;
import org.leasehold.spaces.SpaceRequests.Wish;
import org.leasehold.testing.Modules;

/** What people ask for, and what becomes of it: rows L5, R3 and M4. */
class SpaceRequestsTest {

    private static final SpacesFixture fixture = new SpacesFixture();

    @RegisterExtension
    static final Modules modules = fixture.modules();

    private final Spaces spaces = fixture.spaces();
    private final SpaceRequests requests = modules.the(SpaceRequests.class);
    private final Actor.Person ada = fixture.person("ada");

    @Test
    void l5_anExtensionIsAskedForDecidedAndTold() {
        Actor.Person root = fixture.administrator("root");
        fixture.limit(ada, Limited.NOTEBOOKS, null, null, "P10D", "P3D");
        SpaceItem item = fixture.put(ada, "one.ipynb");

        SpaceRequest asked = requests.ask(ada, item.id(), longer(100));
        assertThat(fixture.mails(root)).containsExactly("A request for storage waits for you");
        assertThat(fixture.lastMail(root)).contains(ada.name(), "one.ipynb", "Observatory");
        assertThat(fixture.mails(ada)).containsExactly("Your request for storage is on its way");
        problemOf(Problem.WrongState.class, () -> requests.ask(ada, item.id(), longer(200)));
        problemOf(Problem.Forbidden.class, () -> requests.decide(ada, asked.id(), approve()));
        assertThat(requests.list(root, SpaceRequest.State.REQUESTED)).contains(asked);

        requests.decide(root, asked.id(), approve());
        assertThat(fixture.mails(ada)).last().isEqualTo("Your request for storage was approved");
        assertThat(fixture.now(ada, item).keepUntil()).isEqualTo(asked.until());
        fixture.passDays(30);
        assertThat(fixture.now(ada, item).state()).isEqualTo(State.KEPT);
        assertThat(fixture.now(ada, item).keepUntil()).isEqualTo(asked.until());
        problemOf(Problem.WrongState.class, () -> requests.decide(root, asked.id(), approve()));
    }

    @Test
    void l5_aRefusalHasAReasonAndChangesNothing() {
        Actor.Person root = fixture.administrator("root");
        SpaceItem item = fixture.put(ada, "one.ipynb");
        SpaceRequest asked = requests.ask(ada, item.id(), longer(500));

        problemOf(
                Problem.Invalid.class,
                () -> requests.decide(root, asked.id(), new Decision(Verdict.REFUSE, " ", null)));
        requests.decide(root, asked.id(), new Decision(Verdict.REFUSE, "No room this year.", null));

        assertThat(fixture.lastMail(ada)).contains("No room this year.");
        assertThat(fixture.now(ada, item).keepUntil()).isEqualTo(item.keepUntil());
    }

    @Test
    void r3_keptPermanentlyIsAnAllocationOutsideOfTheLimitAndIsReviewed() {
        Actor.Person root = fixture.administrator("root");
        fixture.limit(ada, Limited.SAVED_DATA, 2L, 1_000L, "P10D", "P3D");
        SpaceItem item = spaces.put(ada, Limited.SAVED_DATA, "survey", new byte[1_000]);
        assertThat(quota().state()).isEqualTo(Quota.State.FULL);
        SpaceRequest asked = requests.ask(
                ada, item.id(), new Wish(Kind.KEEP, 1_000L, null, "Observatory", "The only observation of it."));
        requests.decide(root, asked.id(), approve());

        assertThat(quota().bytes()).isZero();
        assertThat(quota().items()).isZero();
        assertThat(fixture.now(ada, item).keepUntil()).isNull();
        assertThat(fixture.now(ada, item).allocation())
                .extracting(SpaceItem.Allocation::sponsor)
                .isEqualTo("Observatory");
        fixture.passDays(20);
        assertThat(fixture.now(ada, item).state()).isEqualTo(State.KEPT);

        fixture.pass(Duration.ofDays(346));
        fixture.pass(Duration.ofDays(1));
        assertThat(fixture.mails(root))
                .filteredOn(subject -> subject.contains("reviewed"))
                .hasSize(1);
        assertThat(fixture.lastMail(root)).contains("survey", "Observatory");

        requests.decide(root, asked.id(), new Decision(Verdict.END, "Published elsewhere.", null));
        fixture.pass(Duration.ofDays(1));
        fixture.pass(Duration.ofDays(1));
        assertThat(fixture.now(ada, item).keepUntil()).isAfter(fixture.today().plus(Duration.ofDays(1)));
        assertThat(fixture.now(ada, item).state()).isEqualTo(State.KEPT);
        fixture.passDays(4);
        assertThat(fixture.now(ada, item).state()).isEqualTo(State.DELETED);
    }

    @Test
    void l5_nobodyAsksForWhatIsAnothers() {
        SpaceItem item = fixture.put(ada, "one.ipynb");
        problemOf(Problem.NotFound.class, () -> requests.ask(fixture.person("eve"), item.id(), longer(300)));
        problemOf(Problem.NotFound.class, () -> requests.ask(fixture.administrator("root"), item.id(), longer(300)));
    }

    private Quota quota() {
        return spaces.quotas(ada).stream()
                .filter(quota -> quota.limit().what() == Limited.SAVED_DATA)
                .findFirst()
                .orElseThrow();
    }

    private static Wish longer(int days) {
        return new Wish(
                Kind.EXTEND, null, fixture.today().plus(Duration.ofDays(days)), "Observatory", "I am not done.");
    }

    private static Decision approve() {
        return new Decision(Verdict.APPROVE, "", null);
    }
}
