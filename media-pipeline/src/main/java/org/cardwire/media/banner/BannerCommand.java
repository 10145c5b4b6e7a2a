package org.cardwire.media.banner;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cardwire.media.Caps;
import org.cardwire.media.Fitter;
import org.cardwire.media.Media;

/**
 * Banners as a tool: {@code banner --template sale --headline "Up to half off" --price 99 --photo x.jpg --out y.png}. The exit
 * code is 0 for a banner, 1 for a reason why not and 2 for a wrong call.
 */
public final class BannerCommand {
    private static final String USUAL_WIDTH = "1440";

    private final PrintStream out;
    private final PrintStream err;

    BannerCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        System.exit(new BannerCommand(System.out, System.err).run(args));
    }

    int run(String... args) {
        try {
            return draw(options(args));
        } catch (IllegalArgumentException e) {
            err.println("banner: " + e.getMessage());
            err.println(usage());
            return 2;
        } catch (IOException e) {
            err.println("banner: cannot read or write " + e.getMessage());
            return 2;
        }
    }

    private int draw(Map<String, String> options) throws IOException {
        BannerTemplate template = BannerTemplate.byId(take(options, "template"))
                .orElseThrow(() -> new IllegalArgumentException("there is no such template"));
        Path result = Path.of(take(options, "out"));
        int width = Integer.parseInt(or(options, "width", USUAL_WIDTH));
        var language = Locale.forLanguageTag(or(options, "locale", "zh-CN"));
        var colours = new BrandColours(
                colour(options, "brand", BrandColours.DEFAULT.brand()),
                colour(options, "accent", BrandColours.DEFAULT.accent()));
        String[] focus = or(options, "focus", "0.5,0.5").split(",");
        Optional<BannerOrder.Photo> photo = Optional.empty();
        if (options.containsKey("photo")) {
            Media media = Media.read(Path.of(take(options, "photo")), Caps.DEFAULT);
            photo = Optional.of(
                    new BannerOrder.Photo(media, Double.parseDouble(focus[0]), Double.parseDouble(focus[1])));
        }
        boolean sample = options.remove("sample") != null;
        var order = new BannerOrder(sample ? template.samples(language) : options, colours, photo, language);
        var banner = new Banner(new Fitter(Caps.DEFAULT), Caps.DEFAULT.deadline());
        return switch (banner.render(template, order, width)) {
            case Rendering.Drawn drawn -> {
                Files.write(result, drawn.png());
                out.printf("%d x %d, %d bytes %s%n", drawn.width(), drawn.height(), drawn.png().length, drawn.notes());
                yield 0;
            }
            case Rendering.Refused refused -> {
                err.println("banner: " + refused.code() + " " + refused.parameters());
                yield 1;
            }
        };
    }

    private static int colour(Map<String, String> options, String name, int otherwise) {
        String value = options.remove(name);
        return value == null ? otherwise : BrandColours.parse(value);
    }

    private static String take(Map<String, String> options, String name) {
        String value = options.remove(name);
        if (value == null) {
            throw new IllegalArgumentException("--" + name + " is missing");
        }
        return value;
    }

    private static String or(Map<String, String> options, String name, String otherwise) {
        String value = options.remove(name);
        return value == null ? otherwise : value;
    }

    private static Map<String, String> options(String[] args) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            if (!args[i].startsWith("--") || i + 1 == args.length) {
                throw new IllegalArgumentException(args[i] + " needs a name before it and a value behind it");
            }
            options.put(args[i].substring(2), args[i + 1]);
        }
        return options;
    }

    private static String usage() {
        String templates = BannerTemplate.all().stream()
                .map(template -> "  " + template.id() + ": "
                        + template.slots().stream()
                                .map(slot -> "--" + slot.id() + (slot.needed() ? "" : "?"))
                                .collect(Collectors.joining(" "))
                        + (template.photo() == BannerTemplate.Need.NONE ? "" : " --photo"))
                .collect(Collectors.joining("\n"));
        return "usage: banner --template <name> --<slot> <words> ... [--photo <file>] [--focus 0.5,0.5] [--brand #0b4f6c]"
                + " [--accent #ffb703] [--locale zh-CN] [--width 1440] [--sample yes] --out <file.png>\n" + templates;
    }
}
