package shiliu.player.play;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import shiliu.player.bundle.BundleCache;
import shiliu.player.bundle.OrderBook;
import shiliu.player.bundle.VerifiedBundle;
import shiliu.player.message.Message;
import shiliu.player.playlist.Sha256;
import shiliu.player.render.RenderException;
import shiliu.player.render.Renderer;
import shiliu.player.render.Rendition;
import shiliu.player.schedule.Decision;
import shiliu.player.schedule.Rule;
import shiliu.player.screen.ByHand;
import shiliu.player.screen.Leds;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Frame;
import shiliu.protocols.driver.Writing;

/**
 * Says which frame belongs on the screen: orders before everything, then the bundle's schedule, then the safe card. An
 * item that cannot be drawn is left out for a while, and reported. One thread; touches no output.
 */
final class Director {
    private static final Duration SECOND_CHANCE = Duration.ofMinutes(10);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Renderer renderer;
    private final BundleCache cache;
    private final OrderBook orders;
    private final Troubles troubles;
    private final Panel panel;
    private final OnAlert alerts;
    private Optional<Program> program = Optional.empty();
    private Optional<Card> safeCard = Optional.empty();
    private Optional<Instant> secondChance = Optional.empty();

    private record Card(Screen screen, Frame frame, Optional<Writing> writing) {}

    /** @param panel says whether the output can show what moves; else everything is shown in pages that stand */
    Director(Player.Parts parts, Troubles troubles, Panel panel) {
        this.renderer = parts.renderer();
        this.cache = parts.cache();
        this.orders = parts.orders();
        this.troubles = troubles;
        this.panel = panel;
        this.alerts = new OnAlert(parts.orders(), parts.renderer(), troubles);
    }

    Optional<VerifiedBundle> bundle() {
        return program.map(Program::bundle);
    }

    /** Starts with what the disk has. */
    void begin(VerifiedBundle bundle) {
        goOver(program(bundle));
    }

    private void goOver(Program next) {
        program.ifPresent(Program::rest);
        program = Optional.of(next);
    }

    /** Goes over to {@code next} where it gives a good frame: now, or when the screen is lit again. */
    boolean adopt(VerifiedBundle next, TimeTrust.Reading now) {
        Program rehearsed = program(next);
        while (true) {
            Decision decision = rehearsed.at(now);
            Decision first = decision.rule() == Rule.OUTSIDE_HOURS ? rehearsed.at(at(decision.until(), now)) : decision;
            if (first.play().isEmpty()) {
                break;
            }
            if (frame(rehearsed, first.play().get(), Duration.ZERO, now).isPresent()) {
                goOver(rehearsed);
                return true;
            }
        }
        if (rehearsed.leavesOut()) {
            rehearsed.rest();
            return false;
        }
        goOver(rehearsed);
        return true;
    }

    /** What belongs on {@code screen}, the screen of the bundle where there is one. */
    Scene scene(Screen screen, TimeTrust.Reading now) {
        Instant soon = now.time().plus(LOOK_AGAIN);
        if (orders.stopped()) {
            return Scene.dark(Report.What.STOPPED, screen, soon);
        }
        Optional<Scene> alert = alerts.scene(screen, now, panel.moves());
        if (alert.isPresent()) {
            return alert.get();
        }
        try {
            return planned(screen, now, soon);
        } catch (RuntimeException e) {
            // A schedule that cannot be followed must not leave its last picture up for good.
            troubles.add(now.time(), "play.internal", Message.of("play.internal", e.toString()));
            return safeCard(screen, soon);
        }
    }

    private Scene planned(Screen screen, TimeTrust.Reading now, Instant soon) {
        giveSecondChance(now);
        Optional<ByHand> byHand = byHand(now);
        if (byHand.filter(ByHand::off).isPresent()) {
            return Scene.dark(Report.What.OFF, screen, byHand.get().until());
        }
        while (program.isPresent()) {
            Decision decision = program.get().at(now);
            if (decision.rule() == Rule.OUTSIDE_HOURS) {
                return Scene.dark(Report.What.OFF, screen, decision.until());
            }
            if (decision.play().isEmpty()) {
                break;
            }
            Optional<Scene> scene = scene(program.get(), decision.play().get(), now);
            if (scene.isPresent()) {
                return scene.get();
            }
        }
        return safeCard(screen, soon);
    }

    /** What an operator set, while it holds. */
    Optional<ByHand> byHand(TimeTrust.Reading now) {
        return bundle().flatMap(bundle -> bundle.manifest().byHand())
                .filter(hand -> now.trusted() && now.time().isBefore(hand.until()));
    }

    /** Lays out what comes after {@code playing}, so that it begins on time. */
    void prepareAfter(Decision.Playing playing, TimeTrust.Reading now) {
        if (program.isPresent()) {
            Program own = program.get();
            own.at(at(playing.until(), now))
                    .play()
                    .filter(next -> !own.isPrepared(next.item()))
                    .ifPresent(next -> frame(own, next, Duration.ZERO, now));
        }
    }

    private Optional<Scene> scene(Program own, Decision.Playing playing, TimeTrust.Reading now) {
        Duration elapsed = Duration.between(playing.from(), now.time());
        Optional<Frame> frame = frame(own, playing, elapsed, now);
        if (frame.isEmpty()) {
            return Optional.empty();
        }
        Optional<Rendition> rendition = own.prepared(playing.item()).map(this::suited);
        Instant due = rendition
                .flatMap(r -> r.nextChange(elapsed))
                .map(playing.from()::plus)
                .map(next -> soonEnough(next, now))
                .filter(playing.until()::isAfter)
                .orElse(playing.until());
        boolean moves = rendition.map(Rendition::moves).orElse(false);
        return Optional.of(new Scene(
                Report.What.ITEM,
                own.screen(),
                Optional.of(playing),
                Optional.of(Scene.Aired.of(playing)),
                frame.get(),
                rendition.flatMap(r -> r.writing(elapsed)),
                moves,
                due));
    }

    /** An output that shows fewer frames a second than the screen could is not given those that it would not show. */
    private Instant soonEnough(Instant next, TimeTrust.Reading now) {
        int most = panel.framesASecond();
        Instant soonest = now.time().plus(Duration.ofSeconds(1).dividedBy(most));
        return most < Leds.MOST_FRAMES && next.isBefore(soonest) ? soonest : next;
    }

    private Rendition suited(Rendition rendition) {
        return panel.moves() ? rendition : rendition.stills();
    }

    /** The item's frame; an item that has none is left out. Whatever a renderer throws, the others keep playing. */
    private Optional<Frame> frame(Program own, Decision.Playing playing, Duration elapsed, TimeTrust.Reading now) {
        try {
            Rendition rendition = suited(own.rendition(playing.item()));
            rendition.begins(playing.from());
            return Optional.of(rendition.at(elapsed));
        } catch (RenderException e) {
            leaveOut(own, playing.item(), e.sentence(), now);
        } catch (RuntimeException e) {
            leaveOut(own, playing.item(), Message.of("play.item-failed", playing.item(), e.toString()), now);
        }
        return Optional.empty();
    }

    private void leaveOut(Program own, Sha256 item, Message why, TimeTrust.Reading now) {
        own.leaveOut(item);
        secondChance = Optional.of(now.time().plus(SECOND_CHANCE));
        troubles.add(now.time(), "play.item-failed", why);
    }

    private void giveSecondChance(TimeTrust.Reading now) {
        if (secondChance.filter(at -> !now.time().isBefore(at)).isPresent()) {
            secondChance = Optional.empty();
            program.filter(Program::leavesOut).ifPresent(Program::tryAgain);
        }
    }

    private Scene safeCard(Screen screen, Instant due) {
        if (safeCard.filter(card -> card.screen().equals(screen)).isEmpty()) {
            safeCard = Optional.of(new Card(screen, renderer.safeCard(screen), renderer.safeWriting(screen)));
        }
        return Scene.safeCard(screen, safeCard.get().frame(), safeCard.get().writing(), due);
    }

    private Program program(VerifiedBundle bundle) {
        return new Program(bundle, renderer, cache::media);
    }

    private static TimeTrust.Reading at(Instant then, TimeTrust.Reading now) {
        return new TimeTrust.Reading(then, now.trusted(), now.signed(), now.drift());
    }
}
