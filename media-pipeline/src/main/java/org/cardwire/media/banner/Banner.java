package org.cardwire.media.banner;

import java.awt.Font;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cardwire.media.Fitter;
import org.cardwire.media.banner.Rendering.Code;
import org.cardwire.media.banner.Rendering.Refused;
import org.cardwire.media.font.Typeface;
import org.cardwire.media.pixels.Deadline;

/**
 * Draws banners: every word that is given stands in it whole, at the largest size that its place allows, and in a colour that
 * can be read (WCAG 2.2 AA) on what lies under it; what cannot is refused. Equal orders give equal pictures on the same machine.
 */
public final class Banner {
    /** Pixels; narrower ones could not be read, wider ones are never shown. */
    public static final int LEAST_WIDTH = 240;

    public static final int MOST_WIDTH = 2880;
    private final Fitter fitter;
    private final Duration time;

    /**
     * @param fitter that reads photographs
     * @param time for one banner; when it is over, {@link Deadline.Passed} is thrown
     */
    public Banner(Fitter fitter, Duration time) {
        this.fitter = fitter;
        this.time = time;
    }

    /** @param width in pixels; the height follows from the template */
    public Rendering render(BannerTemplate template, BannerOrder order, int width) {
        if (width < LEAST_WIDTH || width > MOST_WIDTH) {
            throw new IllegalArgumentException("a banner is " + LEAST_WIDTH + " to " + MOST_WIDTH + " pixels wide");
        }
        Optional<Refused> refused = checked(template, order);
        if (refused.isPresent()) {
            return refused.get();
        }
        Map<String, Font> faces = new HashMap<>();
        for (Map.Entry<String, String> words : order.values().entrySet()) {
            Optional<Font> face = Typeface.of(words.getValue(), bold(template, words.getKey()));
            if (face.isEmpty()) {
                return refused(Code.NO_FONT, words.getKey(), "characters", Typeface.missing(words.getValue()));
            }
            faces.put(words.getKey(), face.get());
        }
        var words = new Words(order.values(), faces, order.language());
        return new Drawing(fitter, order, words, width, new Deadline(System::nanoTime, time)).of(template);
    }

    private static Optional<Refused> checked(BannerTemplate template, BannerOrder order) {
        for (String slot : order.values().keySet()) {
            if (template.slots().stream().noneMatch(known -> known.id().equals(slot))) {
                return Optional.of(refused(Code.UNKNOWN_SLOT, slot));
            }
        }
        for (BannerTemplate.Slot slot : template.slots()) {
            String words = order.values().getOrDefault(slot.id(), "");
            if (words.isEmpty() && slot.needed()) {
                return Optional.of(refused(Code.MISSING, slot.id()));
            } else if (words.codePointCount(0, words.length()) > slot.most()) {
                return Optional.of(refused(Code.TOO_LONG, slot.id(), "most", Integer.toString(slot.most())));
            }
        }
        return template.photo() == BannerTemplate.Need.NEEDED && order.photo().isEmpty()
                ? Optional.of(new Refused(Code.NEEDS_PHOTO, Map.of()))
                : Optional.empty();
    }

    private static Refused refused(Code code, String slot) {
        return new Refused(code, Map.of("slot", slot));
    }

    static Refused refused(Code code, String slot, String name, String value) {
        return new Refused(code, Map.of("slot", slot, name, value));
    }

    private static boolean bold(BannerTemplate template, String slot) {
        return template.stacks().stream()
                .flatMap(stack -> stack.lines().stream())
                .anyMatch(line -> line.slot().equals(slot) && line.bold());
    }
}
