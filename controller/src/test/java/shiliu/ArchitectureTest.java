package shiliu;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The arrows between modules and packages, and the one place that each library has. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("shiliu");

    @Test
    void allThreeModulesAreLookedAt() {
        assertThat(CLASSES.stream().map(c -> c.getPackageName()))
                .contains("shiliu.protocols.driver", "shiliu.player.bundle", "shiliu.controller.store");
    }

    /** Who must not know whom; the arrows are protocols ← player ← controller, and inward within each. */
    @ParameterizedTest
    @CsvSource({
        "shiliu.protocols.., shiliu.player..",
        "shiliu.protocols.., shiliu.controller..",
        "shiliu.protocols.packet.., shiliu.protocols.driver..",
        "shiliu.protocols.driver.., shiliu.protocols.line..",
        "shiliu.protocols.onbon.., shiliu.protocols.line..",
        "shiliu.protocols.onbon.., shiliu.protocols.jetfile..",
        "shiliu.protocols.jetfile.., shiliu.protocols.line..",
        "shiliu.protocols.jetfile.., shiliu.protocols.onbon..",
        "shiliu.protocols.line.., shiliu.protocols.onbon..",
        "shiliu.protocols.line.., shiliu.protocols.jetfile..",
        "shiliu.player.., shiliu.controller..",
        "shiliu.player.playlist.., shiliu.player.schedule..",
        "shiliu.player.playlist.., shiliu.player.render..",
        "shiliu.player.schedule.., shiliu.player.render..",
        "shiliu.player.schedule.., shiliu.player.bundle..",
        "shiliu.player.bundle.., shiliu.player.render..",
        "shiliu.player.bundle.., shiliu.player.play..",
        "shiliu.player.render.., shiliu.player.bundle..",
        "shiliu.player.render.., shiliu.player.play..",
        "shiliu.controller.store.., shiliu.controller.http..",
        "shiliu.controller.intake.., shiliu.controller.store..",
        "shiliu.controller.publish.., shiliu.controller.http..",
        "shiliu.controller.timing.., shiliu.controller.config..",
        "shiliu.controller.timing.., shiliu.controller.store..",
        "shiliu.controller.timing.., shiliu.controller.publish..",
        "shiliu.controller.timing.., shiliu.controller.http..",
        "shiliu.controller.store.., shiliu.controller.publish..",
        "shiliu.controller.review.., shiliu.controller.http..",
        "shiliu.controller.alarms.., shiliu.controller.http..",
        "shiliu.controller.alarms.., shiliu.controller.config..",
        "shiliu.controller.screens.., shiliu.controller.alarms..",
        "shiliu.controller.keep.., shiliu.controller.http..",
        "shiliu.controller.keep.., shiliu.controller.config..",
    })
    void nothingPointsBack(String who, String whom) {
        noClasses()
                .that()
                .resideInAPackage(who)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(whom)
                .check(CLASSES);
    }

    /** Each library in one place: a package prefix of the library, then the packages that may use it. */
    @ParameterizedTest
    @CsvSource({
        "com.fasterxml.jackson.., shiliu.player.json.. shiliu.controller.intake..",
        "com.fasterxml.jackson.databind.., shiliu.player.json..",
        "com.fasterxml.jackson.dataformat.., shiliu.controller.intake..",
        "org.dhatim.., shiliu.controller.intake..",
        "org.yaml.snakeyaml.., shiliu.player.config..",
        "com.google.zxing.., shiliu.player.render..",
        "com.drew.., shiliu.player.render..",
        "com.ibm.icu.., shiliu.player.render.. shiliu.controller.intake..",
        "com.nlf.calendar.., shiliu.player.schedule..",
        "org.dmfs.., shiliu.player.schedule..",
        "org.shredzone.., shiliu.player.light..",
        "io.micrometer.., shiliu.controller.http..",
        "org.bouncycastle.., shiliu.controller.tls..",
        "java.awt.., shiliu.player.render.. shiliu.player.output..",
        "javax.imageio.., shiliu.player.render..",
        "org.greenbytes.., shiliu.player.net..",
        "java.net.http.., shiliu.player.net.. shiliu.player.play.. shiliu.controller.alarms..",
        "io.vertx.., shiliu.controller.http..",
        "io.netty.., shiliu.protocols.line.. shiliu.controller.http..",
        "com.fazecast.., shiliu.protocols.line..",
        "org.slf4j.., shiliu.protocols.line.. shiliu.player.. shiliu.controller..",
        "org.jdbi.., shiliu.controller.store..",
        "org.flywaydb.., shiliu.controller.store..",
        "org.sqlite.., shiliu.controller.store..",
        "java.sql.., shiliu.controller.store..",
        "picocli.., shiliu.player.cli.. shiliu.controller.cli..",
        "org.jline.., shiliu.player.cli..",
        "ch.qos.logback.., nowhere",
    })
    void eachLibraryHasOnePlace(String library, String users) {
        noClasses()
                .that()
                .resideOutsideOfPackages(users.split(" "))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES);
    }

    /** Drivers plan, codecs compute, cards draw: none of them reads a file, a socket or a clock. */
    @Test
    void whatSpeaksToCardsDoesNoInputOrOutput() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "shiliu.protocols.packet..",
                        "shiliu.protocols.driver..",
                        "shiliu.protocols.onbon..",
                        "shiliu.protocols.jetfile..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net..", "java.nio.file..", "java.nio.channels..", "java.util.concurrent.locks..")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    @Test
    void packagesFormNoCircle() {
        slices().matching("shiliu.(*.*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
