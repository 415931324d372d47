package shiliu.controller.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.Color;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import shiliu.controller.api.AccountRole;
import shiliu.controller.api.OrderRequest;
import shiliu.controller.api.OrderView;
import shiliu.controller.http.House.Person;
import shiliu.controller.people.Caller;
import shiliu.player.bundle.DocumentType;
import shiliu.player.bundle.Envelope;
import shiliu.player.bundle.Order;
import shiliu.player.play.Report.What;
import shiliu.player.screen.Screen;
import shiliu.protocols.driver.Proof;

/** The wall as an office sees it, in a real browser. */
class WallIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private House house;
    private SixScreens six;
    private Browser browser;

    @BeforeEach
    void open() throws Exception {
        house = House.open(
                folder.resolve("house"),
                Limits.DEFAULT,
                new House.Street(SixScreens.ALL, SixScreens.SIGNS, Clock.fixed(House.NOON, ZoneOffset.UTC)));
        six = new SixScreens(house.office);
        for (Screen screen : SixScreens.ALL) {
            six.says(screen.id(), What.ITEM, Proof.ACKNOWLEDGED);
        }
        six.pictures(Color.RED);
        browser = Browser.open(folder.resolve("profile"), "en");
    }

    @AfterEach
    void close() throws Exception {
        if (browser != null) {
            browser.close();
        }
        house.close();
    }

    private void visit(String path) {
        browser.driver.get(house.uri(path).toString());
        await().atMost(PATIENCE).until(() -> cards().size() == 6);
    }

    private List<WebElement> cards() {
        return browser.driver.findElements(By.cssSelector("article.card"));
    }

    private WebElement card(String screen) {
        return browser.driver.findElement(By.id("screen-" + screen));
    }

    private void awaitState(String screen, String state) {
        await().atMost(PATIENCE).until(() -> state.equals(card(screen).getDomAttribute("data-state")));
    }

    /** The pictures that are there, decoded, with their hashes. */
    private long picturesOf(String... hashes) {
        return (Long) browser.run(
                "return [...document.querySelectorAll('.pixels img')].filter(i => i.complete && i.naturalWidth > 0 &&"
                        + " [...arguments[0]].includes(i.dataset.picture)).length",
                List.of(hashes));
    }

    private String hash(String screen) {
        return house.office.screens().picture(screen).orElseThrow().hash().hex();
    }

    private String[] hashes() {
        return SixScreens.ALL.stream().map(screen -> hash(screen.id())).toArray(String[]::new);
    }

    private void complainsOfNothing() {
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void showsSixPicturesAndAPictureThatChanges() throws Exception {
        visit("/");
        String[] first = hashes();
        await().atMost(PATIENCE).until(() -> picturesOf(first) == 6);
        assertThat(card("a-gate").getText()).contains("光明社区大门", "a-gate", "光明社区", "128×32", "acknowledged");
        assertThat(card("a-gate").getText()).contains("2026-11-23 12:00:00", "onbon-5e", "24.92, 102.48");
        assertThat(card("a-gate").findElement(By.tagName("img")).getDomAttribute("alt"))
                .contains("光明社区大门");
        assertThat(browser.run("return getComputedStyle(document.querySelector('#screen-b-strip img')).imageRendering"))
                .isEqualTo("pixelated");

        six.picture(SixScreens.ALL.get(3), Color.GREEN);
        String changed = hash("d-board");
        assertThat(first).doesNotContain(changed);
        await().atMost(PATIENCE).until(() -> picturesOf(changed) == 1);
        assertThat(picturesOf(hashes())).isEqualTo(6);
        complainsOfNothing();
    }

    @Test
    void aLostScreenTurnsUnknownByItself() throws Exception {
        visit("/");
        browser.run("window.stayed = true");
        six.lost("e-canteen", House.NOON.minusSeconds(30));
        awaitState("e-canteen", "unknown");
        WebElement canteen = card("e-canteen");
        assertThat(canteen.getText())
                .contains("Unknown", "since 2026-11-23 11:59:30")
                .doesNotContain("acknowledged");
        assertThat(canteen.findElement(By.tagName("img")).getDomAttribute("alt"))
                .contains("not current");
        assertThat(canteen.findElement(By.className("pixels")).getCssValue("filter"))
                .contains("grayscale");
        assertThat(browser.driver.findElement(By.id("summary")).getText()).contains("5 showing", "1 unknown");
        six.says("e-canteen", What.ITEM, Proof.READ_BACK);
        awaitState("e-canteen", "shown");
        assertThat(browser.run("return window.stayed")).isEqualTo(true);
        complainsOfNothing();
    }

    @Test
    void alarmsAreABadgeThatOpensAndPalesOnceTheyWereSeen() throws Exception {
        visit("/");
        WebElement badge = browser.driver.findElement(By.id("alarms"));
        assertThat(badge.isDisplayed()).isFalse();
        six.lost("e-canteen", House.NOON.minusSeconds(30));
        house.office.alarms().look();
        await().atMost(PATIENCE).until(badge::isDisplayed);
        assertThat(badge.getDomAttribute("class")).contains("unseen");
        assertThat(badge.getText()).contains("Alarms: 1; seen by nobody: 1");
        badge.findElement(By.tagName("summary")).click();
        assertThat(badge.getText()).contains("major", "金晖社区食堂", "card lost");
        long id = house.office.alarms().open().get(0).id();
        house.office
                .alarms()
                .acknowledge(new Caller("chen", Set.of(AccountRole.OPERATOR), "*", "", true, Set.of()), id, "");
        await().atMost(PATIENCE).until(() -> badge.getText().contains("all seen"));
        assertThat(badge.getDomAttribute("class")).doesNotContain("unseen");
        complainsOfNothing();
    }

    @Test
    void aStopTurnsAllDark() throws Exception {
        visit("/");
        assertThat(browser.driver.findElement(By.id("stop")).isDisplayed()).isFalse();
        stop();
        for (Screen screen : SixScreens.ALL) {
            awaitState(screen.id(), "stopping");
        }
        String banner = browser.driver.findElement(By.id("stop")).getText();
        assertThat(banner).contains("0 proven dark, 6 not yet", "光明社区大门", "金晖社区立柱屏");
        for (Screen screen : SixScreens.ALL.subList(0, 5)) {
            six.says(screen.id(), What.STOPPED, Proof.READ_BACK);
        }
        awaitState("a-gate", "stopped");
        await().atMost(PATIENCE).until(() -> stopBanner().contains("5 proven dark, 1 not yet"));
        assertThat(stopBanner()).contains("金晖社区立柱屏").doesNotContain("光明社区大门");
        six.says("f-pole", What.STOPPED, Proof.ACKNOWLEDGED);
        await().atMost(PATIENCE).until(() -> stopBanner().contains("all 6 proven dark"));
        for (Screen screen : SixScreens.ALL) {
            assertThat(card(screen.id()).getText()).contains("STOPPED", "proof:");
            assertThat(card(screen.id()).findElement(By.tagName("img")).isDisplayed())
                    .isFalse();
        }
        complainsOfNothing();
    }

    private String stopBanner() {
        return browser.driver.findElement(By.id("stop")).getText();
    }

    private void stop() throws Exception {
        Person chen = house.administrator();
        Person operator = house.join(chen, "ma", "*", AccountRole.OPERATOR);
        Order order = new Order(
                Order.FORMAT,
                Order.Kind.STOP,
                Order.Scope.ALL,
                House.NOON.toEpochMilli(),
                House.NOON,
                Optional.empty(),
                "test",
                List.of(),
                Optional.empty());
        operator.post(
                "/v1/orders",
                new OrderRequest(Envelope.sign(DocumentType.ORDER, order, List.of(operator.key))),
                OrderView.class);
    }

    @Test
    void whatOthersWroteIsOnlyText() {
        visit("/");
        assertThat(card("b-strip").findElement(By.tagName("h2")).getText()).isEqualTo(SixScreens.HOSTILE);
        assertThat(card("b-strip").findElement(By.className("more")).getText()).contains(SixScreens.HOSTILE);
        assertThat(card("d-board").findElement(By.className("more")).getText()).contains(SixScreens.HOSTILE);
        await().atMost(PATIENCE).until(() -> picturesOf(hashes()) == 6);
        assertThat(browser.driver.findElements(By.cssSelector("article b, article img:not([data-picture])")))
                .isEmpty();
        assertThat(browser.driver.getTitle()).isEqualTo("Screens");
        complainsOfNothing();
    }

    @Test
    void aCommunityIsChosenByAButtonAndKeptInTheAddress() {
        visit("/");
        browser.driver
                .findElement(By.cssSelector("#filter [data-community=jinhui]"))
                .click();
        assertThat(shownIds()).containsExactly("screen-d-board", "screen-e-canteen", "screen-f-pole");
        assertThat(browser.driver.findElement(By.id("summary")).getText()).contains("3 screens");
        assertThat(browser.driver.getCurrentUrl()).endsWith("#community=jinhui");

        browser.driver.findElement(By.id("language")).click();
        await().atMost(PATIENCE).until(() -> cards().size() == 6);
        assertThat(browser.driver.getCurrentUrl()).endsWith("/?lang=zh#community=jinhui");
        assertThat(shownIds()).containsExactly("screen-d-board", "screen-e-canteen", "screen-f-pole");
        assertThat(card("d-board").getText()).contains("正在显示", "控制卡已确认");
        complainsOfNothing();
    }

    private List<String> shownIds() {
        return cards().stream()
                .filter(WebElement::isDisplayed)
                .map(shown -> shown.getDomAttribute("id"))
                .toList();
    }

    @Test
    void theKeyboardReachesEveryCardInOrder() {
        visit("/");
        List<String> reached = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            browser.driver.switchTo().activeElement().sendKeys(Keys.TAB);
            WebElement focused = browser.driver.switchTo().activeElement();
            reached.add(Optional.ofNullable(focused.getDomAttribute("id")).orElse(focused.getText()));
            assertThat(focused.getCssValue("outline-style")).as(reached.get(i)).isEqualTo("solid");
        }
        assertThat(reached.get(0)).isEqualTo("language");
        assertThat(reached.subList(1, 4)).containsExactly("All", "光明社区", "金晖社区");
        assertThat(reached.subList(4, 10))
                .containsExactlyElementsOf(SixScreens.ALL.stream()
                        .map(screen -> "screen-" + screen.id())
                        .toList());
    }

    @Test
    void aPhoneNeedNotScrollSideways() {
        browser.driver.manage().window().setSize(new Dimension(500, 640));
        browser.driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                java.util.Map.of("width", 320, "height", 640, "deviceScaleFactor", 2, "mobile", true));
        visit("/?lang=zh");
        await().atMost(PATIENCE).until(() -> picturesOf(hashes()) == 6);
        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(320L);
        complainsOfNothing();
    }

    @Test
    void aLostControllerMakesEverythingNotCurrent() {
        visit("/");
        assertThat(browser.driver.findElement(By.id("link")).getText()).isEqualTo("Live");
        house.server.close();
        // At once, long before the missing heartbeat would tell.
        await().atMost(Duration.ofSeconds(15))
                .until(() -> browser.driver.findElement(By.id("link")).getText().contains("No connection"));
        assertThat(browser.driver.findElement(By.tagName("body")).getDomAttribute("class"))
                .isEqualTo("offline");
        SixScreens.ALL.forEach(screen -> assertThat(card(screen.id()).getText()).contains("Not current"));
        assertThat(card("a-gate").findElement(By.className("pixels")).getCssValue("filter"))
                .contains("grayscale");
    }
}
