package org.cardwire;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The order of the rooms: each may use those before it, none behind it. */
class ArchitectureTest {
    private static final List<String> ROOMS = List.of(
            "platform",
            "brand",
            "link",
            "message",
            "asset",
            "card",
            "starter",
            "fitting",
            "lint",
            "compliance",
            "audience",
            "routing",
            "submission",
            "campaign",
            "delivery",
            "tracking",
            "reporting",
            "webhook",
            "sandbox");

    private static final JavaClasses SERVER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.cardwire");

    @TestFactory
    Stream<DynamicTest> aRoomUsesOnlyRoomsBeforeIt() {
        return ROOMS.stream()
                .map(room -> DynamicTest.dynamicTest(room, () -> {
                    String[] behind = ROOMS.subList(ROOMS.indexOf(room) + 1, ROOMS.size()).stream()
                            .map(ArchitectureTest::packages)
                            .toArray(String[]::new);
                    noClasses()
                            .that()
                            .resideInAPackage(packages(room))
                            .should()
                            .dependOnClassesThat()
                            .resideInAnyPackage(behind)
                            .orShould()
                            .dependOnClassesThat()
                            .resideInAPackage("org.cardwire")
                            .allowEmptyShould(true)
                            .check(SERVER);
                }));
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.cardwire.(**)").should().beFreeOfCycles().check(SERVER);
    }

    @Test
    void onlyTheSandboxSeesTheSimulators() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.cardwire.sandbox..", "org.cardwire.fixtures..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.cardwire.fixtures..")
                .check(SERVER);
    }

    @Test
    void adaptersDoNotSeeEachOtherAndTheSpiSeesNoServer() {
        slices().matching("org.cardwire.carrier.(mm7|rcs|smpp)..")
                .should()
                .notDependOnEachOther()
                .check(SERVER);
        noClasses()
                .that()
                .resideInAPackage("org.cardwire.carrier..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..", "org.cardwire.platform..", "org.cardwire.message..")
                .check(SERVER);
    }

    private static String packages(String room) {
        return "org.cardwire." + room + "..";
    }
}
