package org.cardwire.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What keeps people from using what a browser shows, on both screens and in both themes: wider than the screen, or a serious
 * or critical violation by axe-core. All is looked at before anything is told.
 */
final class Barriers {
    private static final Path AXE = Path.of("../composer-web/node_modules/axe-core/axe.min.js");

    /**
     * Waits until a page has drawn itself: it waits for no answer, nothing moves, and nothing has changed for a moment. What
     * keeps it from that for half a minute is a barrier, too.
     */
    private static final String REST = """
            const done = arguments[0];
            const began = performance.now();
            let changed = began;
            const watch = new MutationObserver(() => { changed = performance.now(); });
            watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
            const moves = (one) => one.playState === 'running' && one.effect.getComputedTiming().endTime < Infinity;
            const onScreen = (one) => {
              const { top, bottom } = one.getBoundingClientRect();
              return top < innerHeight && bottom > 0;
            };
            const unrest = () => {
              const waits = [...document.querySelectorAll('[role=status][aria-label]')].find(onScreen);
              if (waits) return 'waits for ' + waits.getAttribute('aria-label');
              const moving = document.getAnimations().find(moves);
              if (moving) return 'moves: ' + moving.effect.target?.outerHTML.slice(0, 160);
              return performance.now() - changed < 150 ? 'changes without end' : '';
            };
            const look = setInterval(() => {
              const still = unrest();
              if (still && performance.now() - began < 30000) return;
              clearInterval(look);
              watch.disconnect();
              done(still);
            }, 30);
            """;

    private final Browser browser;
    private final List<String> found = new ArrayList<>();

    Barriers(Browser browser) {
        this.browser = browser;
    }

    /** @param what the page is in this state, for people */
    void look(String what) {
        for (Size size : List.of(Size.PHONE, Size.DESK)) {
            browser.resize(size);
            for (String theme : List.of("dark", "light")) {
                browser.prefer(theme);
                String unrest = String.valueOf(browser.run(REST));
                if (!unrest.isEmpty()) {
                    found.add("%s at %d px, %s: %s".formatted(what, size.width, theme, unrest));
                }
                if (!browser.fits()) {
                    found.add("%s at %d px: wider than the screen".formatted(what, size.width));
                }
                violations().forEach(one -> found.add("%s at %d px, %s: %s".formatted(what, size.width, theme, one)));
            }
        }
    }

    private Stream<String> violations() {
        Object violations = browser.run(axe() + """
                ;const done = arguments[0];
                axe.run(document, { iframes: false, resultTypes: ['violations'] }).then(({ violations }) => done(violations
                  .filter(({ impact }) => impact === 'serious' || impact === 'critical')
                  .map(({ id, nodes }) => id + ': ' + nodes.map(({ html, any }) =>
                    html.slice(0, 160) + ' ' + (any[0]?.message ?? '')).slice(0, 4).join(' | '))))
                """);
        return violations instanceof List<?> list ? list.stream().map(String::valueOf) : Stream.of("no answer");
    }

    private static String axe() {
        try {
            return Files.readString(AXE);
        } catch (IOException e) {
            throw new UncheckedIOException("composer-web was not installed: build it first", e);
        }
    }

    void assertNone() {
        assertThat(found).isEmpty();
    }
}
