package org.cardwire.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cardwire.card.TemplateStore.Draft;
import org.cardwire.card.TemplateStore.Saving;
import org.cardwire.platform.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Templates in a real database. */
class TemplateStoreTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final long BRAND = 41;
    private static final long OTHER_BRAND = 42;
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final TemplateStore store = new TemplateStore(DATABASE.db());

    @BeforeEach
    void empty() {
        DATABASE.db().sql("delete from template_version").update();
        DATABASE.db().sql("delete from template").update();
    }

    private static Draft draft(String name, String document) {
        return new Draft(name, document, "usr_1", NOON);
    }

    @Test
    void everyVersionStaysAsItWasSaved() {
        store.create(7, BRAND, draft("Autumn", "{ \"a\":  1 }"));
        Saving saving = store.save(7, BRAND, 1, draft("Winter", "{}"));

        assertThat(saving).isInstanceOf(TemplateStore.Saved.class);
        assertThat(store.find(7, BRAND).orElseThrow().name()).isEqualTo("Winter");
        assertThat(store.find(7, BRAND).orElseThrow().etag()).isEqualTo("\"2\"");
        assertThat(store.version(7, BRAND, 1).orElseThrow().document()).isEqualTo("{ \"a\":  1 }");
        assertThat(store.versions(7, BRAND, Long.MAX_VALUE, 10))
                .extracting(Template::version)
                .containsExactly(2, 1);
        assertThat(store.versions(7, BRAND, 2, 10))
                .extracting(Template::version)
                .containsExactly(1);
    }

    @Test
    void ofManyWhoSaveOverTheSameVersionOneWins() throws Exception {
        store.create(7, BRAND, draft("Autumn", "{}"));
        List<Callable<Saving>> writers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String name = "by " + i;
            writers.add(() -> store.save(7, BRAND, 1, draft(name, "{}")));
        }
        int saved = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Saving> answer : threads.invokeAll(writers)) {
                switch (answer.get()) {
                    case TemplateStore.Saved(Template template) -> saved++;
                    case TemplateStore.Stale(int version) -> assertThat(version).isEqualTo(2);
                    case TemplateStore.Missing() -> throw new AssertionError("the template is gone");
                }
            }
        }
        assertThat(saved).isEqualTo(1);
    }

    @Test
    void anotherBrandSeesAndChangesNothing() {
        store.create(7, BRAND, draft("Autumn", "{}"));

        assertThat(store.find(7, OTHER_BRAND)).isEmpty();
        assertThat(store.version(7, OTHER_BRAND, 1)).isEmpty();
        assertThat(store.save(7, OTHER_BRAND, 1, draft("Mine", "{}"))).isEqualTo(new TemplateStore.Missing());
        assertThat(store.putAway(7, OTHER_BRAND, NOON)).isFalse();
    }

    @Test
    void whatIsPutAwayLeavesTheListsButItsVersionsCanBeRead() {
        store.create(7, BRAND, draft("Autumn", "{}"));

        assertThat(store.putAway(7, BRAND, NOON)).isTrue();
        assertThat(store.putAway(7, BRAND, NOON)).isFalse();
        assertThat(store.find(7, BRAND)).isEmpty();
        assertThat(store.save(7, BRAND, 1, draft("Back", "{}"))).isEqualTo(new TemplateStore.Missing());
        assertThat(store.version(7, BRAND, 1)).isPresent();
    }
}
