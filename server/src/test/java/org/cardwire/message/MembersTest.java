package org.cardwire.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MembersTest {
    @Test
    void behavesAsASetOfPositionsAndSurvivesItsBytes() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            BitSet expected = new BitSet(Members.CAPACITY);
            Members members = Members.none();
            for (int i = 0; i < 300; i++) {
                int position = random.nextInt(Members.CAPACITY);
                if (random.nextInt(3) == 0) {
                    expected.clear(position);
                    members.remove(position);
                } else {
                    expected.set(position);
                    members.add(position);
                }
            }
            Members read = Members.of(members.bytes());
            assertThat(read).as("seed %d", seed).isEqualTo(members);
            assertThat(read.count()).as("seed %d", seed).isEqualTo(expected.cardinality());
            for (int position = 0; position < Members.CAPACITY; position++) {
                assertThat(read.has(position)).as("seed %d", seed).isEqualTo(expected.get(position));
            }
        }
    }

    @Test
    void itsBytesHaveAlwaysTheSameLength() {
        assertThat(Members.none().bytes()).hasSize(256);
        assertThat(Members.first(2048).bytes()).hasSize(256).containsOnly(-1);
    }

    @Test
    void partOfItIsCountedByItself() {
        Members members = Members.first(70);
        assertThat(members.count(60, 20)).isEqualTo(10);
        assertThat(members.count(70, 5)).isZero();
        assertThat(members.count(63, 2)).isEqualTo(2);
    }

    @Test
    void idsOfABlockAscend() {
        assertThat(Members.first(3).ids(5).boxed()).containsExactly(5L << 11, (5L << 11) + 1, (5L << 11) + 2);
    }
}
