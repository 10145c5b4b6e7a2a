package org.cardwire.media.banner;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words of a stack at the largest size at which all of them stand in it. */
record Column(Layer.Stack stack, List<Block> blocks) {
    private static final double SHRINK = 0.95;
    /** Of its size a line may lose this much where that saves a break: Chinese words may be broken anywhere, and read badly then. */
    private static final double FEWER_LINES = 0.78;
    /** Of a tag around its words, in sizes. */
    private static final double TAG_SIDE = 0.5;

    private static final double TAG_ABOVE = 0.12;

    /** @param top of its place, which a tag fills */
    record Block(Layer.Line line, Setting setting, double left, double top, double width, double height) {
        boolean tagged() {
            return line.tag().isPresent();
        }

        Rectangle2D box() {
            return new Rectangle2D.Double(left, top, width, height);
        }
    }

    /** Empty when they do not fit at their least sizes. */
    static Optional<Column> of(Layer.Stack stack, Words words) {
        List<Layer.Line> lines =
                stack.lines().stream().filter(line -> words.has(line.slot())).toList();
        int most = lines.stream().mapToInt(Layer.Line::most).max().orElse(1);
        for (int rows = 1; rows < most; rows++) {
            for (double factor = 1; factor > FEWER_LINES; factor *= SHRINK) {
                Optional<Column> column = at(factor, rows, stack, lines, words);
                if (column.isPresent()) {
                    return column;
                }
            }
        }
        boolean least = false;
        for (double factor = 1; !least; factor *= SHRINK) {
            Optional<Column> column = at(factor, most, stack, lines, words);
            if (column.isPresent()) {
                return column;
            }
            double now = factor;
            least = lines.stream().allMatch(line -> line.size() * now <= line.least());
        }
        return Optional.empty();
    }

    /** @param rows lines that each may have */
    private static Optional<Column> at(
            double factor, int rows, Layer.Stack stack, List<Layer.Line> lines, Words words) {
        List<Setting> settings = new ArrayList<>();
        for (Layer.Line line : lines) {
            double size = Math.max(line.least(), line.size() * factor);
            double side = line.tag().isPresent() ? 2 * TAG_SIDE * size : 0;
            Setting.of(words, line, size, stack.area().width() - side)
                    .filter(setting -> setting.lines().size() <= rows)
                    .ifPresent(settings::add);
        }
        return settings.size() == lines.size()
                        && height(stack, lines, settings) <= stack.area().height()
                ? Optional.of(new Column(stack, placed(stack, lines, settings)))
                : Optional.empty();
    }

    private static double height(Layer.Stack stack, List<Layer.Line> lines, List<Setting> settings) {
        double height = Math.max(0, lines.size() - 1) * stack.gap();
        for (int i = 0; i < lines.size(); i++) {
            height += height(lines.get(i), settings.get(i));
        }
        return height;
    }

    private static double height(Layer.Line line, Setting setting) {
        return setting.height() + (line.tag().isPresent() ? 2 * TAG_ABOVE * setting.size() : 0);
    }

    private static List<Block> placed(Layer.Stack stack, List<Layer.Line> lines, List<Setting> settings) {
        double spare = stack.area().height() - height(stack, lines, settings);
        double top = stack.area().y()
                + switch (stack.vertical()) {
                    case TOP -> 0;
                    case MIDDLE -> spare / 2;
                    case BOTTOM -> spare;
                };
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Setting setting = settings.get(i);
            double side = lines.get(i).tag().isPresent() ? 2 * TAG_SIDE * setting.size() : 0;
            double width = setting.width() + side;
            double left = switch (stack.horizontal()) {
                case LEFT -> stack.area().x();
                case CENTRE -> stack.area().x() + (stack.area().width() - width) / 2;
            };
            double height = height(lines.get(i), setting);
            blocks.add(new Block(lines.get(i), setting, left, top, width, height));
            top += height + stack.gap();
        }
        return blocks;
    }
}
