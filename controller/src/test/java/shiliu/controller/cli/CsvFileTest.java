package shiliu.controller.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables as Excel opens them. */
class CsvFileTest {
    @Test
    void nothingIsTakenForAFormulaAndCellsKeepTheirBounds() {
        byte[] csv = CsvFile.of(
                List.of("屏", "b"),
                List.of(
                        List.of("=1+1", "-5"),
                        List.of("@cmd", "-2+3"),
                        List.of("a,\"b\"", "x\ny"),
                        List.of("+86", "-"),
                        List.of("", "\t=1")));
        assertThat(csv).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(new String(csv, 3, csv.length - 3, StandardCharsets.UTF_8))
                .isEqualTo("屏,b\r\n'=1+1,-5\r\n'@cmd,'-2+3\r\n\"a,\"\"b\"\"\",\"x\ny\"\r\n'+86,-\r\n,'\t=1\r\n");
    }
}
