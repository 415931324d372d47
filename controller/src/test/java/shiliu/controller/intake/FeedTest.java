package shiliu.controller.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import shiliu.player.config.ProblemsException;
import shiliu.player.message.Messages;

/** News of RSS 2.0 and Atom files as plain text with their days; hostile files are refused at once. */
class FeedTest {
    private static final String RSS = """
            <?xml version="1.0" encoding="%s"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
            <channel><title>连然街道</title><link>http://example.invalid/</link>
            <item><media:title>不是标题</media:title><title>口袋公园 &amp; 花园</title>
              <description><![CDATA[<p>6亩公园&nbsp;建成。</p><script>alert(1)</script><p>欢迎<b>来走走</b>&hellip;</p>]]></description>
              <pubDate>Mon, 02 Nov 2026 20:30:00 GMT</pubDate></item>
            <item><title>幸福食堂</title><content:encoded>&lt;div&gt;热饭&lt;br/&gt;热菜&lt;/div&gt;</content:encoded>
              <pubDate>Wed, 04 Nov 2026 08:00:00 +0800</pubDate></item>
            <item><title>没有日期</title></item>
            </channel></rss>
            """;

    private static Feed read(String xml) throws Exception {
        return Feed.read("feed.xml", xml.getBytes(StandardCharsets.UTF_8));
    }

    private static Blank blank() {
        return new Blank(true, "jinhui", LocalDate.of(2026, 11, 5));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "GB18030", "GB2312"})
    void rssIsReadNewestFirst(String charset) throws Exception {
        Feed feed = Feed.read("feed.xml", RSS.formatted(charset).getBytes(Charset.forName(charset)));
        assertThat(feed.title()).isEqualTo("连然街道");
        assertThat(feed.newest(10))
                .containsExactly(
                        new Feed.Entry("幸福食堂", "热饭\n热菜", Optional.of(LocalDate.of(2026, 11, 4))),
                        new Feed.Entry("口袋公园 & 花园", "6亩公园 建成。\n欢迎来走走…", Optional.of(LocalDate.of(2026, 11, 3))),
                        new Feed.Entry("没有日期", "没有日期", Optional.empty()));
        assertThat(feed.newest(1)).hasSize(1);
    }

    @Test
    void atomIsReadWithItsXhtml() throws Exception {
        Feed feed = read("""
                <feed xmlns="http://www.w3.org/2005/Atom"><title>动态</title>
                <entry><title type="html">&lt;b&gt;义诊&lt;/b&gt;</title><updated>2026-11-04T23:30:00Z</updated>
                  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>服务<i>3000</i>人次</p><p>免费</p></div></content></entry>
                <entry><title>联席会</title><published>2026-10-01</published><summary>每季度一次。</summary></entry>
                </feed>
                """);
        assertThat(feed.newest(9))
                .containsExactly(
                        new Feed.Entry("义诊", "服务3000人次\n免费", Optional.of(LocalDate.of(2026, 11, 5))),
                        new Feed.Entry("联席会", "每季度一次。", Optional.of(LocalDate.of(2026, 10, 1))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Tue, 3 Nov 2026 08:00:00 EST  | 2026-11-03
            3 November 2026               | 2026-11-03
            2026-11-03 08:00              | 2026-11-03
            2026-11-03T08:00:00+08:00     | 2026-11-03
            31 Feb 2026                   |
            yesterday                     |
            """)
    void daysAreReadAsFeedsWriteThem(String written, LocalDate day) throws Exception {
        Feed feed =
                read("<rss><channel><item><title>a</title><pubDate>" + written + "</pubDate></item></channel></rss>");
        assertThat(feed.entries().get(0).date()).isEqualTo(Optional.ofNullable(day));
    }

    @Test
    void whatIsWrittenChecksGoodOrNamesWhatIsMissing() throws Exception {
        Feed feed = read(RSS.formatted("UTF-8"));
        Messages messages = Messages.in(Locale.CHINESE, "shiliu.controller.messages");
        String good = FeedPlaylist.yaml("street", feed.title(), feed.newest(2), blank(), messages);
        assertThat(good).startsWith("# 从订阅源导入");
        assertThat(Samples.problems(good)).isEmpty();
        String bad = FeedPlaylist.yaml("street", feed.title(), feed.newest(3), blank(), messages);
        assertThat(Samples.codes(Samples.problems(bad))).containsExactly("16:5 config.field-missing");
    }

    @Test
    void longTextsAreShortenedAtASentence() {
        String text = "热饭热菜欢迎您。".repeat(100);
        assertThat(HtmlText.shortened(text, 500)).endsWith("。").hasSizeBetween(480, 500);
        assertThat(HtmlText.shortened("长".repeat(600), 500)).endsWith("…").hasSize(500);
        assertThat(HtmlText.shortened("短", 500)).isEqualTo("短");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a<!-- b -->c                       | a c
            <STYLE>x</STYLE>a                  | a
            a<script>never closed              | a
            1 &lt; 2 &#x4E2D;&#22269;&#0;      | 1 < 2 中国
            a<img src=x onerror=alert(1)>b     | ab
            a < b                              | a < b
            a\u202E\u200Bb                     | ab
            &unknown; &amp;lt;b&amp;gt;        | &unknown; &lt;b&gt;
            """)
    void htmlBecomesText(String html, String text) {
        assertThat(HtmlText.lines(html)).isEqualTo(text);
    }

    static List<Object[]> hostile() {
        return List.of(
                new Object[] {"intake.feed-none", ""},
                new Object[] {"intake.feed-none", "no XML"},
                new Object[] {"intake.feed-none", "<html><body/></html>"},
                new Object[] {"intake.feed-none", "<rss><channel><item><title>cut"},
                new Object[] {"intake.feed-none", "<rss><channel><item><title>&x;</title></item></channel></rss>"},
                new Object[] {"intake.feed-empty", "<rss><channel><title>a</title></channel></rss>"},
                new Object[] {"intake.feed-hostile", "<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><rss/>"
                },
                new Object[] {"intake.feed-hostile", "<!DOCTYPE rss SYSTEM \"http://127.0.0.1:1/x.dtd\"><rss/>"},
                new Object[] {"intake.feed-hostile", "<rss>" + "<a>".repeat(100_000)},
                new Object[] {
                    "intake.feed-hostile",
                    "<rss><item><description>" + "<a>".repeat(100_000) + "</description></item></rss>"
                },
                new Object[] {"intake.feed-big", "<rss>" + " ".repeat(1 << 20) + "</rss>"});
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void hostileFilesAreRefusedAtOnce(String code, String xml) {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            try {
                read(xml);
            } catch (ProblemsException e) {
                assertThat(e.problems()).extracting(p -> p.code()).containsExactly(code);
                return;
            }
            throw new AssertionError("was accepted");
        });
    }

    @Test
    void htmlMadeToBeSlowIsReadAtOnce() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (String part : List.of("<script>", "<script ", "<!--", "<", "&", "<p", "<p ", "<a <", " \n ")) {
                String text = part.repeat(200_000);
                for (int entry = 0; entry < 20; entry++) {
                    HtmlText.lines(text);
                }
            }
        });
    }
}
