package org.cardwire.media.jpeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The best code of at most 16 bits for given frequencies, by package-merge. A place of the longest length is held by a
 * symbol that never occurs, because a code of only ones is reserved (T.81 annex C).
 */
final class HuffmanTable {
    private static final int MAX_LENGTH = 16;
    private static final int RESERVED = 256;

    /** Code and length of each symbol; length 0 where it does not occur. */
    final int[] codes = new int[RESERVED];

    final int[] lengths;
    private final List<Integer> symbols = new ArrayList<>();

    private HuffmanTable(int[] lengths) {
        this.lengths = lengths;
        int code = 0;
        for (int length = 1; length <= MAX_LENGTH; length++, code <<= 1) {
            for (int symbol = 0; symbol < RESERVED; symbol++) {
                if (lengths[symbol] == length) {
                    symbols.add(symbol);
                    codes[symbol] = code++;
                }
            }
        }
    }

    /** @param frequencies of the symbols 0 to 255 */
    static HuffmanTable best(int[] frequencies) {
        return new HuffmanTable(lengths(frequencies));
    }

    /** As the segment DHT has it: how many codes of each length, then the symbols in the order of their codes. */
    void writeTo(ByteSink out, int tableClass, int slot) {
        out.marker(0xC4);
        out.u16(3 + MAX_LENGTH + symbols.size());
        out.u8(tableClass << 4 | slot);
        for (int length = 1; length <= MAX_LENGTH; length++) {
            int wanted = length;
            out.u8((int) symbols.stream().filter(s -> lengths[s] == wanted).count());
        }
        symbols.forEach(out::u8);
    }

    private record Node(long weight, int symbol, Node[] pair) {}

    static int[] lengths(int[] frequencies) {
        List<Node> leaves = new ArrayList<>();
        leaves.add(new Node(0, RESERVED, new Node[0]));
        for (int symbol = 0; symbol < RESERVED; symbol++) {
            if (frequencies[symbol] > 0) {
                leaves.add(new Node(frequencies[symbol], symbol, new Node[0]));
            }
        }
        leaves.sort(Comparator.comparingLong(Node::weight));
        List<Node> level = leaves;
        for (int length = 1; length < MAX_LENGTH; length++) {
            level = merge(leaves, pairs(level));
        }
        int[] lengths = new int[RESERVED + 1];
        level.subList(0, Math.min(level.size(), 2 * leaves.size() - 2)).forEach(node -> count(node, lengths));
        return Arrays.copyOf(lengths, RESERVED);
    }

    private static List<Node> pairs(List<Node> level) {
        List<Node> pairs = new ArrayList<>(level.size() / 2);
        for (int i = 0; i + 1 < level.size(); i += 2) {
            Node first = level.get(i);
            Node second = level.get(i + 1);
            pairs.add(new Node(first.weight + second.weight, -1, new Node[] {first, second}));
        }
        return pairs;
    }

    /** Both lists are sorted; of equal weights the leaf comes first. */
    private static List<Node> merge(List<Node> leaves, List<Node> pairs) {
        List<Node> merged = new ArrayList<>(leaves.size() + pairs.size());
        int pair = 0;
        for (Node leaf : leaves) {
            while (pair < pairs.size() && pairs.get(pair).weight < leaf.weight) {
                merged.add(pairs.get(pair++));
            }
            merged.add(leaf);
        }
        merged.addAll(pairs.subList(pair, pairs.size()));
        return merged;
    }

    private static void count(Node node, int[] lengths) {
        if (node.symbol >= 0) {
            lengths[node.symbol]++;
        }
        for (Node child : node.pair) {
            count(child, lengths);
        }
    }
}
