package org.cardwire.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.cardwire.platform.TestDatabase;
import org.cardwire.platform.http.HttpProblem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Doors that close after failures, as two nodes of one database see them. */
class ThrottleTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final List<Throttle.Door> DOOR = List.of(Throttle.account("Lin@brand.example"));

    private final Throttle here = new Throttle(DATABASE.db());
    private final Throttle there = new Throttle(DATABASE.db());

    @BeforeEach
    void clear() {
        DATABASE.db().sql("delete from door_failure").update();
    }

    private void fail(int times) {
        fail(times, DOOR);
    }

    private void fail(int times, List<Throttle.Door> doors) {
        IntStream.range(0, times).forEach(i -> (i % 2 == 0 ? here : there).failed(doors));
    }

    private static void closed(Throttle node, List<Throttle.Door> doors) {
        assertThatThrownBy(() -> node.check(doors))
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.status()).isEqualTo(429));
    }

    @Test
    void failuresAtTwoNodesCloseTheDoorAtBoth() {
        fail(9);
        here.check(DOOR);
        fail(1);
        closed(here, DOOR);
        closed(there, List.of(Throttle.account("lin@BRAND.example"), Throttle.client("10.0.0.1")));
        there.check(List.of(Throttle.account("mo@brand.example")));
        here.open(DOOR.getFirst());
        there.check(DOOR);
    }

    @Test
    void anAddressBearsTheMistakesOfAWholeOfficeButNotEveryGuess() {
        List<Throttle.Door> office = List.of(Throttle.account("mo@brand.example"), Throttle.client("10.0.0.1"));
        fail(99, List.of(Throttle.client("10.0.0.1")));
        there.check(office);
        fail(1, List.of(Throttle.client("10.0.0.1")));
        closed(there, office);
        there.check(List.of(Throttle.account("mo@brand.example"), Throttle.client("10.0.0.2")));
    }

    @Test
    void theDoorOpensWhenItsTimeIsUpAndNothingOfItIsKept() {
        fail(10);
        DATABASE.db()
                .sql("update door_failure set until = now() - interval '1 s'")
                .update();
        here.check(DOOR);
        there.failed(List.of(Throttle.account("another")));
        assertThat(DATABASE.db().sql("select door from door_failure").list(row -> row.getString("door")))
                .hasSize(1)
                .noneMatch(door -> door.contains("another"));
    }

    @Test
    void oneNetworkOfIpv6IsOneClient() {
        assertThat(Throttle.client("2001:db8:1:2:aaaa::1")).isEqualTo(Throttle.client("2001:db8:1:2:bbbb::9"));
        assertThat(Throttle.client("2001:db8:1:3::1")).isNotEqualTo(Throttle.client("2001:db8:1:2::1"));
        assertThat(Throttle.client("10.0.0.1")).isNotEqualTo(Throttle.client("10.0.0.2"));
        assertThat(Throttle.client("what no proxy says")).isNotEqualTo(Throttle.client("10.0.0.2"));
    }
}
