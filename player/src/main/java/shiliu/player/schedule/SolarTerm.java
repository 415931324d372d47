package shiliu.player.schedule;

/** The 24 solar terms (节气), from the one that begins the common year; named in pinyin. */
public enum SolarTerm {
    XIAOHAN(1, "小寒"),
    DAHAN(2, "大寒"),
    LICHUN(3, "立春"),
    YUSHUI(4, "雨水"),
    JINGZHE(5, "惊蛰"),
    CHUNFEN(6, "春分"),
    QINGMING(7, "清明"),
    GUYU(8, "谷雨"),
    LIXIA(9, "立夏"),
    XIAOMAN(10, "小满"),
    MANGZHONG(11, "芒种"),
    XIAZHI(12, "夏至"),
    XIAOSHU(13, "小暑"),
    DASHU(14, "大暑"),
    LIQIU(15, "立秋"),
    CHUSHU(16, "处暑"),
    BAILU(17, "白露"),
    QIUFEN(18, "秋分"),
    HANLU(19, "寒露"),
    SHUANGJIANG(20, "霜降"),
    LIDONG(21, "立冬"),
    XIAOXUE(22, "小雪"),
    DAXUE(23, "大雪"),
    DONGZHI(24, "冬至");

    private final int number;
    private final String text;

    SolarTerm(int number, String text) {
        this.number = number;
        this.text = text;
    }

    /** Its place in the common year, 1 to 24. */
    public int number() {
        return number;
    }

    /** 清明. */
    public String text() {
        return text;
    }
}
